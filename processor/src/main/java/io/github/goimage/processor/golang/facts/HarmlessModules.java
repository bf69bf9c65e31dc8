package io.github.goimage.processor.golang.facts;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The table of modules that are known to need nothing of an image by themselves: what they do with a connection, a file
 * or a name is what the code that calls them asks for.
 */
final class HarmlessModules {
    static final List<KnownModule> ALL = Stream.of(
                    group(
                            "extends the standard library",
                            "golang.org/x/crypto",
                            "golang.org/x/exp",
                            "golang.org/x/mod",
                            "golang.org/x/net",
                            "golang.org/x/sync",
                            "golang.org/x/sys",
                            "golang.org/x/term",
                            "golang.org/x/text",
                            "golang.org/x/time",
                            "golang.org/x/tools"),
                    group(
                            "messages and calls, over the connection that is asked for",
                            "google.golang.org/grpc",
                            "google.golang.org/protobuf",
                            "google.golang.org/genproto",
                            "github.com/golang/protobuf",
                            "github.com/gogo/protobuf",
                            "github.com/grpc-ecosystem/go-grpc-middleware",
                            "github.com/grpc-ecosystem/go-grpc-prometheus",
                            "github.com/grpc-ecosystem/grpc-gateway"),
                    group(
                            "command line and configuration",
                            "github.com/alecthomas/kingpin",
                            "github.com/alecthomas/kong",
                            "github.com/caarlos0/env",
                            "github.com/fsnotify/fsnotify",
                            "github.com/joho/godotenv",
                            "github.com/kelseyhightower/envconfig",
                            "github.com/knadh/koanf",
                            "github.com/spf13/afero",
                            "github.com/spf13/cast",
                            "github.com/spf13/cobra",
                            "github.com/spf13/pflag",
                            "github.com/spf13/viper",
                            "github.com/urfave/cli"),
                    group(
                            "logs",
                            "github.com/go-kit/log",
                            "github.com/go-logr/logr",
                            "github.com/go-logr/zapr",
                            "github.com/hashicorp/go-hclog",
                            "github.com/rs/zerolog",
                            "github.com/sirupsen/logrus",
                            "go.uber.org/zap",
                            "k8s.io/klog"),
                    group(
                            "serves metrics and traces",
                            "github.com/prometheus/client_golang",
                            "github.com/prometheus/client_model",
                            "github.com/prometheus/common",
                            "go.opentelemetry.io/otel",
                            "go.opentelemetry.io/contrib"),
                    group(
                            "routes HTTP requests",
                            "github.com/go-chi/chi",
                            "github.com/go-chi/cors",
                            "github.com/go-chi/render",
                            "github.com/gin-contrib/cors",
                            "github.com/gorilla/handlers",
                            "github.com/gorilla/mux",
                            "github.com/gorilla/securecookie",
                            "github.com/gorilla/sessions",
                            "github.com/julienschmidt/httprouter",
                            "github.com/labstack/echo",
                            "github.com/labstack/gommon",
                            "github.com/rs/cors"),
                    group(
                            "reads and writes a format",
                            "github.com/BurntSushi/toml",
                            "github.com/andybalholm/brotli",
                            "github.com/bytedance/sonic",
                            "github.com/goccy/go-json",
                            "github.com/goccy/go-yaml",
                            "github.com/golang/snappy",
                            "github.com/json-iterator/go",
                            "github.com/klauspost/compress",
                            "github.com/mailru/easyjson",
                            "github.com/microcosm-cc/bluemonday",
                            "github.com/pelletier/go-toml",
                            "github.com/pierrec/lz4",
                            "github.com/tidwall/gjson",
                            "github.com/tidwall/sjson",
                            "github.com/vmihailenco/msgpack",
                            "github.com/yuin/goldmark",
                            "go.yaml.in/yaml",
                            "gopkg.in/yaml.v2",
                            "gopkg.in/yaml.v3",
                            "sigs.k8s.io/yaml"),
                    group(
                            "SQL, over the driver that is imported",
                            "github.com/Masterminds/squirrel",
                            "github.com/golang-migrate/migrate",
                            "github.com/jmoiron/sqlx",
                            "github.com/pressly/goose",
                            "gorm.io/gorm"),
                    group(
                            "keeps data in memory or in a directory of the service",
                            "github.com/allegro/bigcache",
                            "github.com/dgraph-io/badger",
                            "github.com/dgraph-io/ristretto",
                            "github.com/hashicorp/golang-lru",
                            "github.com/patrickmn/go-cache",
                            "go.etcd.io/bbolt"),
                    group(
                            "computes",
                            "github.com/Masterminds/semver",
                            "github.com/cenkalti/backoff",
                            "github.com/cespare/xxhash",
                            "github.com/davecgh/go-spew",
                            "github.com/dustin/go-humanize",
                            "github.com/fatih/color",
                            "github.com/go-playground/validator",
                            "github.com/go-viper/mapstructure",
                            "github.com/gofrs/uuid",
                            "github.com/golang-jwt/jwt",
                            "github.com/google/btree",
                            "github.com/google/go-cmp",
                            "github.com/google/uuid",
                            "github.com/hashicorp/go-multierror",
                            "github.com/mattn/go-colorable",
                            "github.com/mattn/go-isatty",
                            "github.com/mattn/go-runewidth",
                            "github.com/mitchellh/mapstructure",
                            "github.com/oklog/run",
                            "github.com/oklog/ulid",
                            "github.com/pkg/errors",
                            "github.com/samber/lo",
                            "github.com/shopspring/decimal",
                            "github.com/sony/gobreaker",
                            "github.com/stretchr/testify",
                            "go.uber.org/atomic",
                            "go.uber.org/automaxprocs",
                            "go.uber.org/fx",
                            "go.uber.org/multierr"))
            .flatMap(List::stream)
            .toList();

    private HarmlessModules() {}

    private static List<KnownModule> group(String reason, String... paths) {
        return Arrays.stream(paths)
                .map(path -> new KnownModule(path, Set.of(), reason))
                .toList();
    }
}
