package io.github.goimage.processor.golang.facts;

import static io.github.goimage.processor.golang.facts.ModuleEffect.C_LIBRARY;
import static io.github.goimage.processor.golang.facts.ModuleEffect.LOADS_LIBRARIES;
import static io.github.goimage.processor.golang.facts.ModuleEffect.NEEDS_CGO;
import static io.github.goimage.processor.golang.facts.ModuleEffect.RUNS_PROGRAM;
import static io.github.goimage.processor.golang.facts.ModuleEffect.TEMPORARY_FILES;
import static io.github.goimage.processor.golang.facts.ModuleEffect.TIME_ZONES;
import static io.github.goimage.processor.golang.facts.ModuleEffect.TLS_CLIENT;
import static io.github.goimage.processor.golang.facts.ModuleEffect.USER_LOOKUP;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The table of modules whose source is not in the tree and whose needs are known by name. Of two rows that hold an
 * import path the longer counts, so that a harmless package of a module can have a row of its own.
 */
final class KnownModules {
    private static final List<KnownModule> TELLING = List.of(
            row("github.com/aws/aws-sdk-go", "calls AWS over HTTPS", TLS_CLIENT),
            row("github.com/aws/aws-sdk-go-v2", "calls AWS over HTTPS", TLS_CLIENT),
            row("cloud.google.com/go", "calls Google Cloud over TLS", TLS_CLIENT),
            row("google.golang.org/api", "calls Google APIs over HTTPS", TLS_CLIENT),
            row("google.golang.org/grpc/credentials", "gRPC over TLS", TLS_CLIENT),
            row("google.golang.org/grpc/credentials/insecure", "gRPC without TLS"),
            row("github.com/Azure/azure-sdk-for-go", "calls Azure over HTTPS", TLS_CLIENT),
            row("github.com/Azure/go-autorest", "calls Azure over HTTPS", TLS_CLIENT),
            row("github.com/digitalocean/godo", "calls DigitalOcean over HTTPS", TLS_CLIENT),
            row("github.com/hashicorp/vault/api", "calls Vault over HTTPS", TLS_CLIENT),
            row("github.com/hashicorp/consul/api", "calls Consul, over HTTPS where the address says so", TLS_CLIENT),
            row("github.com/hashicorp/go-retryablehttp", "HTTP client", TLS_CLIENT),
            row("github.com/hashicorp/go-cleanhttp", "HTTP client", TLS_CLIENT),
            row(
                    "github.com/hashicorp/go-getter",
                    "downloads, and unpacks into temporary files",
                    TLS_CLIENT,
                    TEMPORARY_FILES),
            row(
                    "github.com/hashicorp/go-plugin",
                    "runs programs and talks over sockets in /tmp",
                    TEMPORARY_FILES,
                    RUNS_PROGRAM),
            row("github.com/go-resty/resty", "HTTP client", TLS_CLIENT),
            row("resty.dev", "HTTP client", TLS_CLIENT),
            row("github.com/imroc/req", "HTTP client", TLS_CLIENT),
            row("github.com/gocolly/colly", "fetches web pages", TLS_CLIENT),
            row(
                    "github.com/valyala/fasthttp",
                    "HTTP client and server, multipart bodies in temporary files",
                    TLS_CLIENT,
                    TEMPORARY_FILES),
            row("golang.org/x/oauth2", "asks an authorization server for tokens", TLS_CLIENT),
            row("github.com/coreos/go-oidc", "asks an identity provider for keys", TLS_CLIENT),
            row("golang.org/x/crypto/acme", "asks a certificate authority over HTTPS", TLS_CLIENT),
            row(
                    "github.com/caddyserver/certmagic",
                    "asks a certificate authority over HTTPS, keeps files in the home directory",
                    TLS_CLIENT,
                    USER_LOOKUP),
            row("github.com/go-acme/lego", "asks a certificate authority over HTTPS", TLS_CLIENT),
            row("github.com/getsentry/sentry-go", "reports to Sentry over HTTPS", TLS_CLIENT),
            row("github.com/DataDog/datadog-go", "reports to a local agent"),
            row("gopkg.in/DataDog/dd-trace-go.v1", "reports to an agent, over HTTPS where told so", TLS_CLIENT),
            row("github.com/newrelic/go-agent", "reports to New Relic over HTTPS", TLS_CLIENT),
            row(
                    "go.opentelemetry.io/otel/exporters/otlp",
                    "exports telemetry, over TLS unless told otherwise",
                    TLS_CLIENT),
            row("github.com/stripe/stripe-go", "calls Stripe over HTTPS", TLS_CLIENT),
            row("github.com/slack-go/slack", "calls Slack over HTTPS", TLS_CLIENT),
            row("github.com/bwmarrin/discordgo", "calls Discord over HTTPS", TLS_CLIENT),
            row("github.com/go-telegram-bot-api/telegram-bot-api", "calls Telegram over HTTPS", TLS_CLIENT),
            row("github.com/twilio/twilio-go", "calls Twilio over HTTPS", TLS_CLIENT),
            row("github.com/sendgrid/sendgrid-go", "calls SendGrid over HTTPS", TLS_CLIENT),
            row("github.com/mailgun/mailgun-go", "calls Mailgun over HTTPS", TLS_CLIENT),
            row("github.com/google/go-github", "calls GitHub over HTTPS", TLS_CLIENT),
            row("github.com/openai/openai-go", "calls OpenAI over HTTPS", TLS_CLIENT),
            row("github.com/sashabaranov/go-openai", "calls OpenAI over HTTPS", TLS_CLIENT),
            row("firebase.google.com/go", "calls Firebase over HTTPS", TLS_CLIENT),
            row("gopkg.in/gomail.v2", "sends mail over TLS", TLS_CLIENT),
            row("github.com/wneessen/go-mail", "sends mail over TLS", TLS_CLIENT),
            row("github.com/emersion/go-imap", "reads mail over TLS", TLS_CLIENT),
            row("github.com/gorilla/websocket", "WebSocket server and client"),
            row("github.com/minio/minio-go", "calls an S3 store over HTTPS", TLS_CLIENT),
            row("gocloud.dev", "calls cloud services over HTTPS", TLS_CLIENT),
            row(
                    "k8s.io/client-go",
                    "calls the Kubernetes API, with files of the home directory",
                    TLS_CLIENT,
                    USER_LOOKUP),
            row("sigs.k8s.io/controller-runtime", "calls the Kubernetes API", TLS_CLIENT),
            row(
                    "github.com/docker/docker/client",
                    "calls a Docker engine, over TLS where the host says so",
                    TLS_CLIENT),
            row("github.com/lib/pq", "TLS to PostgreSQL, the user's name as default", TLS_CLIENT, USER_LOOKUP),
            row("github.com/jackc/pgx", "TLS to PostgreSQL, the user's name as default", TLS_CLIENT, USER_LOOKUP),
            row("github.com/jackc/pgconn", "TLS to PostgreSQL, the user's name as default", TLS_CLIENT, USER_LOOKUP),
            row("github.com/go-pg/pg", "TLS to PostgreSQL", TLS_CLIENT),
            row("gorm.io/driver/postgres", "TLS to PostgreSQL, the user's name as default", TLS_CLIENT, USER_LOOKUP),
            row("github.com/go-sql-driver/mysql", "TLS to MySQL, time zones by loc=", TLS_CLIENT, TIME_ZONES),
            row("gorm.io/driver/mysql", "TLS to MySQL, time zones by loc=", TLS_CLIENT, TIME_ZONES),
            row("github.com/microsoft/go-mssqldb", "TLS to SQL Server, time zones by name", TLS_CLIENT, TIME_ZONES),
            row("github.com/denisenkom/go-mssqldb", "TLS to SQL Server", TLS_CLIENT),
            row("github.com/sijms/go-ora", "TLS to Oracle, time zones by name", TLS_CLIENT, TIME_ZONES),
            row(
                    "github.com/snowflakedb/gosnowflake",
                    "calls Snowflake over HTTPS, time zones by name",
                    TLS_CLIENT,
                    TIME_ZONES,
                    TEMPORARY_FILES),
            row("github.com/ClickHouse/clickhouse-go", "TLS to ClickHouse, time zones by name", TLS_CLIENT, TIME_ZONES),
            row("go.mongodb.org/mongo-driver", "TLS to MongoDB", TLS_CLIENT),
            row("github.com/redis/go-redis", "TLS to Redis where the URL says rediss", TLS_CLIENT),
            row("github.com/go-redis/redis", "TLS to Redis where the URL says rediss", TLS_CLIENT),
            row("github.com/gomodule/redigo", "TLS to Redis where the URL says rediss", TLS_CLIENT),
            row("github.com/elastic/go-elasticsearch", "calls Elasticsearch over HTTPS", TLS_CLIENT),
            row("github.com/olivere/elastic", "calls Elasticsearch over HTTPS", TLS_CLIENT),
            row("github.com/opensearch-project/opensearch-go", "calls OpenSearch over HTTPS", TLS_CLIENT),
            row("github.com/influxdata/influxdb-client-go", "calls InfluxDB over HTTPS", TLS_CLIENT),
            row("github.com/gocql/gocql", "TLS to Cassandra", TLS_CLIENT),
            row("github.com/neo4j/neo4j-go-driver", "TLS to Neo4j, time zones by name", TLS_CLIENT, TIME_ZONES),
            row("github.com/nats-io/nats.go", "TLS to NATS", TLS_CLIENT),
            row("github.com/segmentio/kafka-go", "TLS to Kafka", TLS_CLIENT),
            row("github.com/IBM/sarama", "TLS to Kafka", TLS_CLIENT),
            row("github.com/Shopify/sarama", "TLS to Kafka", TLS_CLIENT),
            row("github.com/twmb/franz-go", "TLS to Kafka", TLS_CLIENT),
            row("github.com/rabbitmq/amqp091-go", "TLS to RabbitMQ where the URL says amqps", TLS_CLIENT),
            row("github.com/streadway/amqp", "TLS to RabbitMQ where the URL says amqps", TLS_CLIENT),
            row("github.com/eclipse/paho.mqtt.golang", "TLS to an MQTT broker", TLS_CLIENT),
            row("github.com/apache/pulsar-client-go", "TLS to Pulsar", TLS_CLIENT),
            row("go.temporal.io/sdk", "TLS to Temporal", TLS_CLIENT),
            row("go.etcd.io/etcd/client", "TLS to etcd", TLS_CLIENT),
            row("github.com/go-ldap/ldap", "TLS to a directory server", TLS_CLIENT),
            row(
                    "github.com/go-git/go-git",
                    "clones over HTTPS, keys and settings of the home directory",
                    TLS_CLIENT,
                    USER_LOOKUP,
                    TEMPORARY_FILES),
            row(
                    "github.com/google/go-containerregistry",
                    "calls registries over HTTPS, credentials of the home directory",
                    TLS_CLIENT,
                    USER_LOOKUP),
            row("github.com/robfig/cron", "time zones in schedules", TIME_ZONES),
            row("github.com/go-co-op/gocron", "time zones in schedules", TIME_ZONES),
            row("github.com/Masterminds/sprig", "time zones in templates", TIME_ZONES),
            row("github.com/google/cel-go", "time zones in expressions", TIME_ZONES),
            row("github.com/expr-lang/expr", "time zones in expressions", TIME_ZONES),
            row("github.com/open-policy-agent/opa", "time zones in policies, http.send", TIME_ZONES, TLS_CLIENT),
            row("github.com/apache/arrow-go", "time zones of timestamps", TIME_ZONES),
            row("github.com/golang-module/carbon", "time zones by name", TIME_ZONES),
            row("github.com/dromara/carbon", "time zones by name", TIME_ZONES),
            row("github.com/gin-gonic/gin", "multipart bodies in temporary files", TEMPORARY_FILES),
            row("github.com/gofiber/fiber", "multipart bodies in temporary files", TEMPORARY_FILES),
            row("modernc.org/sqlite", "SQLite's temporary files", TEMPORARY_FILES),
            row("github.com/glebarez/sqlite", "SQLite's temporary files", TEMPORARY_FILES),
            row("github.com/ncruces/go-sqlite3", "SQLite's temporary files", TEMPORARY_FILES),
            row(
                    "github.com/pocketbase/pocketbase",
                    "SQLite's temporary files, mail and S3 over TLS, time zones in schedules",
                    TEMPORARY_FILES,
                    TLS_CLIENT,
                    TIME_ZONES),
            row("github.com/blevesearch/bleve", "builds indexes in temporary files", TEMPORARY_FILES),
            row("github.com/mitchellh/go-homedir", "looks for the home directory", USER_LOOKUP),
            row("github.com/adrg/xdg", "looks for the home directory", USER_LOOKUP),
            row("github.com/chromedp/chromedp", "runs a browser", RUNS_PROGRAM, TEMPORARY_FILES),
            row("github.com/go-rod/rod", "runs a browser", RUNS_PROGRAM, TEMPORARY_FILES, TLS_CLIENT),
            row("github.com/ebitengine/purego", "loads shared libraries when run", LOADS_LIBRARIES),
            row(
                    "github.com/mattn/go-sqlite3",
                    "compiles without cgo and then fails when a database is opened",
                    NEEDS_CGO,
                    TEMPORARY_FILES),
            row("gorm.io/driver/sqlite", "uses mattn/go-sqlite3, which fails without cgo", NEEDS_CGO, TEMPORARY_FILES),
            row("github.com/mutecomm/go-sqlcipher", "SQLite in C", NEEDS_CGO, TEMPORARY_FILES),
            row("github.com/tursodatabase/go-libsql", "SQLite in C", NEEDS_CGO, TLS_CLIENT),
            row("github.com/duckdb/duckdb-go", "DuckDB in C++", NEEDS_CGO, TEMPORARY_FILES),
            row("github.com/marcboeker/go-duckdb", "DuckDB in C++", NEEDS_CGO, TEMPORARY_FILES),
            row("github.com/confluentinc/confluent-kafka-go", "librdkafka in C", NEEDS_CGO, TLS_CLIENT),
            row("github.com/linxGnu/grocksdb", "RocksDB", NEEDS_CGO, C_LIBRARY),
            row("github.com/tecbot/gorocksdb", "RocksDB", NEEDS_CGO, C_LIBRARY),
            row("github.com/godror/godror", "Oracle's client, loaded when run", NEEDS_CGO, LOADS_LIBRARIES),
            row("github.com/mattn/go-oci8", "Oracle's client", NEEDS_CGO, C_LIBRARY),
            row("github.com/h2non/bimg", "libvips", NEEDS_CGO, C_LIBRARY, TEMPORARY_FILES),
            row("github.com/davidbyttow/govips", "libvips", NEEDS_CGO, C_LIBRARY, TEMPORARY_FILES),
            row("gopkg.in/gographics/imagick.v3", "ImageMagick", NEEDS_CGO, C_LIBRARY, TEMPORARY_FILES),
            row("gocv.io/x/gocv", "OpenCV", NEEDS_CGO, C_LIBRARY),
            row("github.com/google/gopacket/pcap", "libpcap", NEEDS_CGO, C_LIBRARY),
            row("github.com/libgit2/git2go", "libgit2", NEEDS_CGO, C_LIBRARY),
            row("github.com/pebbe/zmq4", "ZeroMQ", NEEDS_CGO, C_LIBRARY),
            row("github.com/DataDog/zstd", "zstd in C", NEEDS_CGO),
            row("github.com/valyala/gozstd", "zstd in C", NEEDS_CGO),
            row("github.com/chai2010/webp", "libwebp in C", NEEDS_CGO),
            row("github.com/kolesa-team/go-webp", "libwebp", NEEDS_CGO, C_LIBRARY),
            row("rogchap.com/v8go", "V8 in C++", NEEDS_CGO),
            row("github.com/bytecodealliance/wasmtime-go", "Wasmtime in Rust", NEEDS_CGO),
            row("github.com/miekg/pkcs11", "loads a token's library when run", NEEDS_CGO, LOADS_LIBRARIES));

    static final List<KnownModule> ALL =
            Stream.of(TELLING, HarmlessModules.ALL).flatMap(List::stream).toList();

    private KnownModules() {}

    static Optional<KnownModule> of(String importPath) {
        return ALL.stream()
                .filter(module -> module.holds(importPath))
                .max(Comparator.comparingInt(module -> module.path().length()));
    }

    private static KnownModule row(String path, String reason, ModuleEffect... effects) {
        return new KnownModule(path, Set.copyOf(Arrays.asList(effects)), reason);
    }
}
