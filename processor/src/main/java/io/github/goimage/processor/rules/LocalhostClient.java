package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.golang.facts.Fact.Listener;
import io.github.goimage.processor.golang.facts.Fact.LocalClient;
import io.github.goimage.processor.golang.values.Setting;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.service.Program;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Advises where another service is looked for on the machine itself: in a container, {@code localhost} is the
 * container. An address that the program listens on itself is meant so.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a client of localhost, which is the container itself", severity = Severity.NOTE)
public final class LocalhostClient extends OwnRule {
    private static final Pattern LOCAL =
            Pattern.compile("(?:^|[/@(,=])(?<address>(?:localhost|127\\.0\\.0\\.1|\\[::1\\]):[0-9]{1,5})(?![\\w.-])");

    /** A data source name as libpq reads it, or the URL of a database without a port. */
    private static final Pattern DATABASE =
            Pattern.compile("(?:^|[\\s=])host=(?<host>localhost|127\\.0\\.0\\.1)(?![\\w.-])"
                    + "|(?:postgres(?:ql)?|mysql|mongodb|rediss?|amqps?|nats)://(?:[^/@]*@)?"
                    + "(?<database>localhost|127\\.0\\.0\\.1|\\[::1\\])(?![\\w.:-])");

    private static final Pattern HOST =
            Pattern.compile("(?<![\\w.-])(?:localhost|127\\.0\\.0\\.1|\\[::1\\]|::1)(?![\\w.-])");

    /** Who connects, and with which password: not to be written into an image. */
    private static final Pattern USER =
            Pattern.compile("(?<=://)[^/@\\s]*@|^[^:/@\\s()]*:[^/@\\s()]*@(?=\\w+\\()|\\bpassword=\\S*\\s*");

    /** Names of variables that say where a service listens, or how others call it. */
    private static final Pattern LISTENS =
            Pattern.compile("(?i)listen|bind|cors|origin|allowed|public|external|callback"
                    + "|redirect|frontend|(?:^|_)(?:base|site)_?url|^(?:host|addr|address|http_addr)$");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        Stream<Finding> environment =
                SpecText.of("env", subject.spec().env()).stream().flatMap(text -> ofVariable(text, subject).stream());
        Stream<Finding> code = subject.program().stream()
                .flatMap(program -> program.facts().of(LocalClient.class).stream()
                        .filter(client -> client.settings().stream()
                                .noneMatch(setting -> setting.isIn(
                                        subject.spec().allArgs(), subject.spec().env())))
                        .filter(client -> !listens(client.address(), program))
                        .limit(1)
                        .map(client -> ofCode(client, subject.spec())));
        return Stream.concat(environment, code).toList();
    }

    private static Optional<Finding> ofVariable(SpecText text, JudgedImage subject) {
        String name = text.value().replaceFirst("=.*", "");
        boolean listens = LISTENS.matcher(name).find()
                || subject.program().filter(program -> sets(name, program)).isPresent();
        String address = listens ? "" : address(text.value());
        if (address.isEmpty()) {
            return Optional.empty();
        }
        return subject.program().filter(program -> listens(address, program)).isPresent()
                ? Optional.empty()
                : Optional.of(new Finding(
                        text.path(),
                        Shown.of(address) + " in " + name + " is the container itself, which does not listen there",
                        "name the host or the container that does, such as "
                                + HOST.matcher(address).replaceAll("db")));
    }

    /** Returns the first local address in a value; the empty string if there is none. */
    private static String address(String value) {
        Matcher local = LOCAL.matcher(value);
        if (local.find()) {
            return local.group("address");
        }
        Matcher database = DATABASE.matcher(value);
        if (!database.find()) {
            return "";
        }
        return database.group("host") == null ? database.group("database") : database.group("host");
    }

    private static Finding ofCode(LocalClient client, ImageSpec spec) {
        String fix = client.settings().stream()
                .map(setting -> Fix.setting(spec, setting, elsewhere(setting, client)))
                .filter(member -> !member.isEmpty())
                .sorted()
                .findFirst()
                .orElse("let an environment variable name the host");
        return new Finding(
                        AttributePath.of("env"),
                        client.place().at() + " connects to " + client.address()
                                + ", which in a container is the container itself",
                        fix + (fix.contains(" = ") ? ", with the host or the container that listens there" : ""))
                .about(client.address());
    }

    /** Returns what a setting says, with another host. */
    private static String elsewhere(Setting setting, LocalClient client) {
        String text = setting instanceof Setting.Part part ? part.text() : client.text();
        return HOST.matcher(USER.matcher(text).replaceAll("")).replaceAll("db");
    }

    private static boolean listens(String address, Program program) {
        return program.facts().of(Listener.class).stream()
                .anyMatch(listener -> address.endsWith(":" + listener.port()));
    }

    /** Returns whether a variable says where the program listens. */
    private static boolean sets(String name, Program program) {
        return program.facts().of(Listener.class).stream()
                .flatMap(listener -> listener.settings().stream())
                .anyMatch(setting -> setting.whole().equals(new Setting.Variable(name)));
    }
}
