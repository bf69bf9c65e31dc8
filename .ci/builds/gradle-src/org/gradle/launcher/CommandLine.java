package org.gradle.launcher;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gradle.api.internal.StartParameterInternal;
import org.gradle.api.logging.LogLevel;
import org.gradle.initialization.DefaultBuildCancellationToken;
import org.gradle.initialization.DefaultBuildRequestContext;
import org.gradle.initialization.DefaultBuildRequestMetaData;
import org.gradle.initialization.NoOpBuildEventConsumer;
import org.gradle.internal.buildprocess.BuildProcessState;
import org.gradle.internal.classpath.ClassPath;
import org.gradle.internal.instrumentation.agent.AgentStatus;
import org.gradle.internal.logging.LoggingManagerInternal;
import org.gradle.internal.logging.services.DefaultLoggingManagerFactory;
import org.gradle.internal.logging.services.LoggingServiceRegistry;
import org.gradle.internal.nativeintegration.services.NativeServices;
import org.gradle.internal.nativeintegration.services.NativeServices.NativeServicesMode;
import org.gradle.internal.service.ServiceRegistry;
import org.gradle.launcher.exec.BuildExecutor;
import org.gradle.launcher.exec.DefaultBuildActionParameters;
import org.gradle.tooling.internal.provider.action.ExecuteBuildAction;

/**
 * Runs Gradle's engine in this process, which is a daemon of its own: each line of standard input is the directory of a
 * build, a tab, and its arguments, {@code [-i] [--build-cache] TASK…}. What a build says is followed by a line with
 * {@link #END} and its exit code. The library that has the engine has no command line.
 */
public final class CommandLine {
    private static final String END = "=== exit ";

    private CommandLine() {}

    public static void main(String[] words) throws IOException {
        File home = new File(System.getenv("GRADLE_USER_HOME"));
        NativeServices.initializeOnDaemon(home, NativeServicesMode.DISABLED);
        ServiceRegistry logging = LoggingServiceRegistry.newCommandLineProcessLogging();
        LoggingManagerInternal manager =
                (LoggingManagerInternal) logging.get(DefaultLoggingManagerFactory.class).getRoot();
        manager.attachSystemOutAndErr();
        try (BuildProcessState process = new BuildProcessState(
                false, AgentStatus.disabled(), ClassPath.EMPTY, logging, NativeServices.getInstance())) {
            BuildExecutor executor = process.getServices().get(BuildExecutor.class);
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split("\t");
                StartParameterInternal parameters = parameters(home, new File(parts[0]), parts[1].split(" "));
                manager.setLevelInternal(parameters.getLogLevel());
                boolean failed = build(executor, parameters);
                manager.flush();
                System.out.println(END + (failed ? 1 : 0));
                System.out.flush();
            }
        }
        System.exit(0);
    }

    private static StartParameterInternal parameters(File home, File directory, String[] words) {
        StartParameterInternal parameters = new StartParameterInternal();
        parameters.setGradleUserHomeDir(home);
        parameters.setCurrentDir(directory);
        parameters.setOffline(true);
        parameters.setLogLevel(LogLevel.LIFECYCLE);
        List<String> tasks = new ArrayList<>();
        for (String word : words) {
            switch (word) {
                case "-i":
                    parameters.setLogLevel(LogLevel.INFO);
                    break;
                case "--build-cache":
                    parameters.setBuildCacheEnabled(true);
                    break;
                default:
                    tasks.add(word);
            }
        }
        parameters.setTaskNames(tasks);
        return parameters;
    }

    private static boolean build(BuildExecutor executor, StartParameterInternal parameters) {
        return executor.execute(
                        new ExecuteBuildAction(parameters),
                        new DefaultBuildActionParameters(
                                System.getProperties(),
                                System.getenv(),
                                parameters.getCurrentDir(),
                                parameters.getLogLevel(),
                                false,
                                ClassPath.EMPTY),
                        new DefaultBuildRequestContext(
                                new DefaultBuildRequestMetaData(System.currentTimeMillis(), false),
                                new DefaultBuildCancellationToken(),
                                new NoOpBuildEventConsumer()))
                .hasFailure();
    }
}
