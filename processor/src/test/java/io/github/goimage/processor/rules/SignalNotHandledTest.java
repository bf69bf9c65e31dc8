package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SignalNotHandledTest {
    private static final String IMPORTS = "\"net/http\",\"os\",\"os/signal\",\"syscall\"";

    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(SignalNotHandled.class, directory).file("go.mod", GoService.mod());
    }

    private RuleTester main(String... statements) {
        return tester.file("main.go", GoService.main(IMPORTS, statements));
    }

    @Test
    void warnsOfASignalThatTheCodeContradicts() {
        main("signal.Notify(c, os.Interrupt)")
                .compile("stopSignal = SIGTERM")
                .hasWarning(
                        "stopSignal",
                        1,
                        23,
                        "the program handles SIGINT (main.go:11) and not SIGTERM, which ends it at once",
                        "stopSignal = StopSignal.SIGINT");
    }

    @Test
    void offersWhatDockerSendsFirst() {
        main("signal.Notify(c, os.Interrupt, syscall.SIGTERM)")
                .compile("stopSignal = SIGQUIT")
                .hasWarning(
                        "stopSignal",
                        1,
                        23,
                        "the program handles SIGTERM (main.go:11) and not SIGQUIT, which ends it at once",
                        "stopSignal = StopSignal.SIGTERM");
    }

    @Test
    void advisesWhereNoSignalIsWritten() {
        main("signal.Notify(c, os.Interrupt)")
                .compile("")
                .hasAdvice(
                        "stopSignal",
                        "the program handles SIGINT (main.go:11) and not SIGTERM, which ends it at once",
                        "stopSignal = StopSignal.SIGINT");
    }

    @Test
    void advisesAServiceThatHandlesNothing() {
        main("signal.Notify(c, syscall.SIGHUP)", "http.ListenAndServe(\":8080\", nil)")
                .compile("")
                .hasAdvice(
                        "stopSignal",
                        "the service does not handle SIGTERM, which ends it at once: requests in progress are lost",
                        "signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM) in the main package, and call"
                                + " the server's Shutdown when it is done");
    }

    @Test
    void advisesWhereAModuleThatNobodyHasReadMayHandleIt() {
        withModule("signal.Notify(c, os.Interrupt)")
                .compile("stopSignal = SIGTERM")
                .hasAdvice(
                        "stopSignal",
                        "the program handles SIGINT (main.go:12) and not SIGTERM, which ends it at once, unless"
                                + " a module that it uses handles it",
                        "stopSignal = StopSignal.SIGINT");
    }

    @Test
    void acceptsAServiceWhoseFrameworkMayHandleSignals() {
        withModule("http.ListenAndServe(\":8080\", nil)").accepts("");
    }

    private RuleTester withModule(String... statements) {
        return tester.file("go.mod", GoService.mod() + "\nrequire example.com/web v1.0.0\n")
                .file("go.sum", GoService.sum("example.com/web v1.0.0"))
                .file("main.go", GoService.main(IMPORTS + ",_ \"example.com/web\"", statements));
    }

    @Test
    void acceptsASignalThatIsHandled() {
        main("signal.Notify(c, os.Interrupt, syscall.SIGTERM)").accepts("");
        main("signal.Notify(c, os.Interrupt)").accepts("stopSignal = SIGINT");
    }

    @Test
    void acceptsAHandlerOfAllSignals() {
        main("signal.Notify(c)").accepts("stopSignal = SIGQUIT");
    }

    @Test
    void acceptsAHandlerWhoseSignalsAreComputed() {
        main("signal.Notify(c, signals...)").accepts("stopSignal = SIGTERM");
    }

    @Test
    void acceptsAProgramThatListensNowhere() {
        main("os.Exit(0)").accepts("stopSignal = SIGTERM");
    }

    @Test
    void acceptsAWaiver() {
        main("signal.Notify(c, os.Interrupt)").accepts("""
                stopSignal = SIGTERM, \
                waive = @Waiver(rule = "SignalNotHandled", reason = "a job without state that may die at any time")""");
    }
}
