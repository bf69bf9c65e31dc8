package io.github.goimage.processor.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** The command that runs an image with nothing that it does not need. */
public final class RunCommand {
    private RunCommand() {}

    /**
     * Returns the words of the command, {@code docker} first: read-only root file system, no capability, no way to new
     * privileges, an init process for programs that the service runs, the only platform, the declared ports, and
     * {@code /tmp} if the service writes to it.
     */
    public static List<String> of(ImagePlan plan) {
        List<String> words = new ArrayList<>(
                List.of("docker", "run", "--rm", "--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges"));
        if (plan.startsPrograms()) {
            words.add("--init");
        }
        plan.onlyPlatform().ifPresent(words::add);
        if (plan.writesTmp()) {
            words.add("--tmpfs=/tmp");
        }
        plan.spec().port().forEach(port -> words.addAll(published(port, Protocol.TCP)));
        plan.spec().udpPort().forEach(port -> words.addAll(published(port, Protocol.UDP)));
        words.add(plan.spec().name());
        return List.copyOf(words);
    }

    private static List<String> published(int port, Protocol protocol) {
        return List.of("-p", port + ":" + port + protocol.suffix());
    }
}
