package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnsafeVariableTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(UnsafeVariable.class, directory);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BASH_ENV=/etc/x | BASH_ENV makes every bash script run that file first | remove BASH_ENV",
                "LD_PRELOAD=/lib/x.so | LD_PRELOAD loads that library into every dynamically linked program"
                        + " | remove LD_PRELOAD",
                "LD_AUDIT=x.so | LD_AUDIT loads that library into every dynamically linked program | remove LD_AUDIT",
                "SSLKEYLOGFILE=/keys | SSLKEYLOGFILE makes programs that honor it write the keys of TLS connections to a"
                        + " file | remove SSLKEYLOGFILE",
                "SSL_CERT_FILE=/dev/null | SSL_CERT_FILE leaves the service no certificate to trust"
                        + " | remove SSL_CERT_FILE",
                "SSL_CERT_DIR=/dev/null | SSL_CERT_DIR leaves the service no certificate to trust | remove SSL_CERT_DIR",
                "SSL_CERT_FILE=/etc/ssl/../../dev/null | SSL_CERT_FILE leaves the service no certificate to trust"
                        + " | remove SSL_CERT_FILE",
                "SSL_CERT_DIR=//dev/./null:/dev/null/ | SSL_CERT_DIR leaves the service no certificate to trust"
                        + " | remove SSL_CERT_DIR",
                "PATH=/bin:/usr/../tmp | PATH searches '\"'/usr/../tmp'\"', where the service can write | PATH",
                "PATH=/bin://var/./tmp/ | PATH searches '\"'//var/./tmp/'\"', where the service can write | PATH",
                "PATH=/bin:. | PATH searches '\"'.'\"', which is the working directory or below it | PATH",
                "PATH=bin:/bin | PATH searches '\"'bin'\"', which is the working directory or below it | PATH",
                "PATH=/bin: | PATH searches an empty element, which is the working directory or below it | PATH",
                "LD_LIBRARY_PATH=/lib;/tmp/lib | LD_LIBRARY_PATH searches '\"'/tmp/lib'\"', where the service can write"
                        + " | LD_LIBRARY_PATH",
                "PATH=/bin:/proc/self/cwd | PATH searches '\"'/proc/self/cwd'\"', which leads to a directory of a process"
                        + " | PATH",
                "LD_LIBRARY_PATH=$ORIGIN/../tmp | LD_LIBRARY_PATH searches '\"'$ORIGIN/../tmp'\"', where the service can"
                        + " write | LD_LIBRARY_PATH",
                "LD_LIBRARY_PATH=$ORIGINAL/lib | LD_LIBRARY_PATH searches '\"'$ORIGINAL/lib'\"', which is the working"
                        + " directory or below it | LD_LIBRARY_PATH",
                "PATH=/tmp/bin:/bin | PATH searches '\"'/tmp/bin'\"', where the service can write | PATH",
                "LD_LIBRARY_PATH=/lib:/data/../data/lib | LD_LIBRARY_PATH searches '\"'/data/../data/lib'\"', where the service"
                        + " can write | LD_LIBRARY_PATH"
            })
    void warns(String variable, String problem, String fix) {
        tester.compile("volumes = \"/data\", env = \"" + variable + "\"")
                .hasWarning(
                        "env",
                        1,
                        35,
                        problem.replace("'", ""),
                        fix.startsWith("remove")
                                ? fix
                                : fix + " with absolute directories that the service cannot write");
    }

    @Test
    void acceptsOtherValues() {
        tester.accepts(
                "env = {\"PATH=/usr/local/bin:/bin\", \"LD_LIBRARY_PATH=/opt/lib:$ORIGIN/lib:${ORIGIN}\", \"LD_PRELOAD=\","
                        + " \"SSL_CERT_FILE=/etc/ssl/certs/acme.pem\", \"SSL_CERT_DIR=/dev/null:/etc/acme\", "
                        + " \"GOPATH=x\", \"LD_BIND_NOW=1\"}");
    }
}
