package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.facts.Fact.LocalClient;
import io.github.goimage.processor.golang.source.GoImport;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Composite;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoSyntax;
import io.github.goimage.processor.golang.values.CodeFile;
import io.github.goimage.processor.golang.values.Evaluator;
import io.github.goimage.processor.golang.values.Frame;
import io.github.goimage.processor.golang.values.Setting;
import io.github.goimage.processor.golang.values.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the clients that every run connects to an address of the machine itself. */
final class LocalClients {
    /** A local host, in an address, a URL or a data source name. */
    private static final Pattern LOCAL = Pattern.compile(
            "(?:^|[/@(,]|host=)(?<address>(?:localhost|127\\.0\\.0\\.1|\\[::1\\])(?::[0-9]{1,5})?)(?![\\w.-])");

    private static final List<String> HOSTS = List.of("localhost", "127.0.0.1", "::1");

    /**
     * Functions, and methods of what one returns, with the index of the argument, and types with the field, that takes
     * the address.
     */
    private static final Map<String, String> CLIENTS = Map.ofEntries(
            Map.entry("net/http.Get", "0"),
            Map.entry("net/http.Head", "0"),
            Map.entry("net/http.Post", "0"),
            Map.entry("net/http.PostForm", "0"),
            Map.entry("net.Dial", "1"),
            Map.entry("net.DialTimeout", "1"),
            Map.entry("database/sql.Open", "1"),
            Map.entry("github.com/redis/go-redis.Options", "Addr"),
            Map.entry("github.com/redis/go-redis.ParseURL", "0"),
            Map.entry("github.com/go-redis/redis.Options", "Addr"),
            Map.entry("github.com/go-redis/redis.ParseURL", "0"),
            Map.entry("github.com/gomodule/redigo/redis.Dial", "1"),
            Map.entry("github.com/jackc/pgx.Connect", "1"),
            Map.entry("github.com/jackc/pgx/pgxpool.New", "1"),
            Map.entry("github.com/jackc/pgx/pgxpool.Connect", "1"),
            Map.entry("github.com/jmoiron/sqlx.Connect", "1"),
            Map.entry("github.com/jmoiron/sqlx.Open", "1"),
            Map.entry("github.com/nats-io/nats.go.Connect", "0"),
            Map.entry("github.com/rabbitmq/amqp091-go.Dial", "0"),
            Map.entry("github.com/streadway/amqp.Dial", "0"),
            Map.entry("go.mongodb.org/mongo-driver/mongo/options.Client().ApplyURI", "0"),
            Map.entry("google.golang.org/grpc.Dial", "0"),
            Map.entry("google.golang.org/grpc.DialContext", "1"),
            Map.entry("google.golang.org/grpc.NewClient", "0"),
            Map.entry("github.com/segmentio/kafka-go.ReaderConfig", "Brokers"),
            Map.entry("gorm.io/driver/mysql.Open", "0"),
            Map.entry("gorm.io/driver/postgres.Open", "0"));

    private static final Set<String> PACKAGES = packages();

    /** Asked for at each call. */
    private static final Set<String> METHODS = CLIENTS.keySet().stream()
            .filter(name -> name.contains("()."))
            .map(name -> name.substring(name.lastIndexOf('.') + 1))
            .collect(Collectors.toUnmodifiableSet());

    private final Evaluator evaluator;
    private final List<LocalClient> found = new ArrayList<>();

    LocalClients(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Returns whether a file may say a local address. */
    static boolean mayConnect(CodeFile file) {
        for (GoImport imported : file.head().imports()) {
            if (PACKAGES.contains(FileCalls.plain(imported.path()))) {
                return holdsHost(file);
            }
        }
        return false;
    }

    private static boolean holdsHost(CodeFile file) {
        for (String host : HOSTS) {
            if (file.text().holds(host)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> packages() {
        Set<String> packages = new HashSet<>();
        for (String name : CLIENTS.keySet()) {
            packages.add(name.replaceFirst("\\.[^./]*(?:\\(\\)\\.[^./]*)?$", ""));
        }
        return packages;
    }

    /** Takes a call or literal that every run reaches. */
    void hear(GoExpression node, Frame frame, Set<Setting> conditions) {
        if (!(GoSyntax.named(node) instanceof Selector selector)) {
            return;
        }
        Optional<String> name = frame.file()
                .qualified(selector)
                .or(() -> METHODS.contains(selector.name())
                        ? Optional.of(evaluator.types().maker(selector.of(), frame) + "()." + selector.name())
                        : Optional.empty());
        String argument = name.isPresent() ? CLIENTS.get(FileCalls.plain(name.get())) : null;
        // A dialer of its own may connect to anything, whatever the address says.
        Optional<GoExpression> address = argument == null || frame.file().text().holds("WithContextDialer")
                ? Optional.empty()
                : address(node, argument);
        if (address.isPresent()) {
            Optional<Value> value = evaluator.all(first(address.get()), frame).only();
            if (value.isPresent()) {
                add(value.get(), selector, frame, conditions);
            }
        }
    }

    private static Optional<GoExpression> address(GoExpression node, String argument) {
        if (node instanceof Composite literal) {
            return literal.field(argument);
        }
        return node instanceof Call call && Character.isDigit(argument.charAt(0))
                ? call.argument(Integer.parseInt(argument))
                : Optional.empty();
    }

    /** Returns the first of several addresses. */
    private static GoExpression first(GoExpression addresses) {
        return addresses instanceof Composite list && !list.elements().isEmpty()
                ? list.elements().get(0).value()
                : addresses;
    }

    private void add(Value value, Selector selector, Frame frame, Set<Setting> conditions) {
        Matcher local = LOCAL.matcher(value.text());
        if (local.find()) {
            Set<Setting> settings = new LinkedHashSet<>(value.settings());
            settings.addAll(conditions);
            found.add(new LocalClient(
                    frame.file().place(selector.line()),
                    selector.name(),
                    local.group("address"),
                    value.text(),
                    Set.copyOf(settings)));
        }
    }

    /** Returns what was heard. */
    List<LocalClient> found() {
        return found;
    }
}
