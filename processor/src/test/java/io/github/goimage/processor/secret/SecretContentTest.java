package io.github.goimage.processor.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretContentTest {
    /** Not a measurement: what takes this long would take time in the square of a file's length. */
    private static final Duration HANGS = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiVersion: v1\nkind: Config\nusers:\n- name: a\n  user:\n    token: abc\n",
                "kind: Config\r\nusers:\r\n- user:\r\n    password: abc\r\n",
                "\n\n  kind : \"Config\" \t\nclient-key-data: LS0t",
                "{\n  \"kind\": \"Config\",\n  \"users\": [{\"user\": {\"token\": \"abc\"}}]\n}\n",
                "{\"kind\": \"Config\" , \n \"token\": \"abc\"}",
            })
    void aKubeconfig(String text) {
        assertEquals(Optional.of("a kubeconfig with credentials"), SecretContent.find(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: ConfigMap\ntoken: abc\n",
                "kind: Config\nusers: []\n",
                "mankind: Config\ntoken: abc\n",
                "# kind: Config\ntoken: abc\n",
            })
    void noKubeconfig(String text) {
        assertEquals(Optional.empty(), SecretContent.find(text));
    }

    /** A text that begins so and is then one character over and over. */
    @ParameterizedTest
    @CsvSource({
        "'', 10",
        "'', 13",
        "'', 32",
        "'', 123",
        "'kind: Config\n', 10",
        "'kind:', 32",
        "'kind: Config', 32",
        "'kind: Config\ntoken', 32",
        "'kind: Config\ntoken:', 32",
        "'kind: Config\ntoken:', 10",
        "'\"type\"', 32",
        "'\"type\":', 10",
        "'\"type\": \"service_account\", \"private_key\":', 32",
        "'-----BEGIN RSA', 32",
        "'-----BEGIN RSA-----', 32",
        "'-----BEGIN', 45",
    })
    void noTextHangsTheCompiler(String begin, int character) {
        String text = begin + Character.toString(character).repeat(SecretContent.LENGTH) + "{";

        assertTimeoutPreemptively(HANGS, () -> assertEquals(Optional.empty(), SecretContent.find(text)));
    }
}
