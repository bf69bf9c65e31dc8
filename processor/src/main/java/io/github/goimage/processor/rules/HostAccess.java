package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.golang.facts.Fact.HostResource;
import io.github.goimage.processor.golang.facts.Facts;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.Program;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Advises how to run a program that uses something of the host: the socket of a container engine, the system's log, raw
 * packets. None of it is in a container unless its run says so, and the user of the image is not in the host's groups.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "something of the host that a container lacks", severity = Severity.NOTE)
public final class HostAccess extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        Facts facts = subject.program().map(Program::facts).orElse(new Facts(List.of()));
        Map<HostResource.Kind, HostResource> first = new EnumMap<>(HostResource.Kind.class);
        // A client that is told where the engine listens needs no socket.
        boolean elsewhere = subject.spec().env().stream().anyMatch(line -> line.startsWith("DOCKER_HOST="));
        facts.of(HostResource.class).stream()
                .filter(found -> !elsewhere || found.kind() != HostResource.Kind.ENGINE_SOCKET)
                .filter(found -> OpenedPaths.isReached(found.demands(), subject.spec()))
                .filter(found -> !OpenedPaths.isOfTests(found.place().at().file()))
                .forEach(found -> first.putIfAbsent(found.kind(), found));
        return first.values().stream().map(HostAccess::finding).toList();
    }

    private static Finding finding(HostResource found) {
        String code = found.place().at() + " calls " + found.what();
        return switch (found.kind()) {
            case ENGINE_SOCKET ->
                finding(
                        code + ", which connects to the container engine's socket: a container does not have it,"
                                + " and only root and the socket's group may open it",
                        "docker run -v /var/run/docker.sock:/var/run/docker.sock --group-add"
                                + " \"$(stat -c %g /var/run/docker.sock)\" …; whoever may use the socket is root on"
                                + " the host");
            case SYSTEM_LOG ->
                finding(
                        code + ", which needs the log's socket /dev/log; a container has none",
                        "write the log to standard output");
            case RAW_SOCKET ->
                finding(
                        code + ", which opens a raw socket; that needs the capability NET_RAW, which the service"
                                + " does not have",
                        "use the network \"udp4\" for ICMP, which the setting net.ipv4.ping_group_range of the"
                                + " container permits");
        };
    }

    private static Finding finding(String problem, String fix) {
        return new Finding(AttributePath.of("module"), problem, fix);
    }
}
