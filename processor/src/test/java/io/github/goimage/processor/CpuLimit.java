package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.function.Executable;

/** A limit for code that must not become slow with its input: processor time, which other programs do not use up. */
public final class CpuLimit {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuLimit() {}

    /** Asserts that the code ends within so much processor time of its thread; does not wait longer. */
    public static void assertWithin(Duration limit, Executable code) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            run(code);
            return null;
        });
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        while (true) {
            try {
                task.get(20, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException running) {
                long used = THREADS.getThreadCpuTime(thread.getId());
                assertTrue(used <= limit.toNanos(), () -> "not done after " + limit + " of processor time");
            } catch (ExecutionException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static void run(Executable code) throws Exception {
        try {
            code.execute();
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
