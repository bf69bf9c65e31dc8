package io.github.goimage.processor.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds credentials in text, and removes them from it: by a vendor's format, as a key, in a login, by a name and its
 * value.
 */
public final class Secrets {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN (?:[A-Z0-9]+ ){0,4}PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-[23]:");

    /** The key file of a Google service account. */
    private static final Pattern SERVICE_ACCOUNT = Pattern.compile("\"type\"\\s{0,9}:\\s{0,9}\"service_account\"");

    /** The Base64 text of a PEM file or a JSON object, up to its first lines. */
    private static final Pattern BASE64_FILE =
            Pattern.compile("(?:LS0tLS1CRUdJTi|eyJ0eXBl|ewogICJ0|ewogICAgInR5)[A-Za-z0-9+/]{30,400}");

    /** RFC 7519: a header, claims and a signature, each in Base64 for URLs. */
    private static final Pattern JWT = Pattern.compile(
            "(?<![A-Za-z0-9_-])(ey[A-Za-z0-9_-]{15,2000})\\.ey[A-Za-z0-9_-]{10,8000}\\.[A-Za-z0-9_-]{10,2000}");

    private Secrets() {}

    /** Returns which credential a text holds, in words; never the text. */
    public static Optional<String> find(String text) {
        for (SecretFormat vendor : SecretFormat.VENDORS) {
            if (vendor.in(text).findAny().isPresent()) {
                return Optional.of(vendor.name());
            }
        }
        if (holdsKey(text)) {
            return Optional.of("a private key");
        }
        if (JWT.matcher(text).results().anyMatch(Secrets::isJwt)) {
            return Optional.of("a JSON Web Token");
        }
        for (LoginForm form : LoginForm.ALL) {
            if (form.in(text).findAny().isPresent()) {
                return Optional.of(form.name());
            }
        }
        return NamedSecret.in(text).findAny().isPresent() ? Optional.of(NamedSecret.WORDS) : Optional.empty();
    }

    /** Returns the text with each credential replaced by its name. */
    public static String redact(String text) {
        String redacted = text;
        for (SecretFormat vendor : SecretFormat.VENDORS) {
            redacted = vendor.pattern()
                    .matcher(redacted)
                    .replaceAll(token -> Matcher.quoteReplacement(
                            SecretFormat.isMask(token.group()) ? token.group() : "<" + vendor.name() + ">"));
        }
        redacted = JWT.matcher(redacted)
                .replaceAll(token -> Matcher.quoteReplacement(isJwt(token) ? "<a JSON Web Token>" : token.group()));
        for (LoginForm form : LoginForm.ALL) {
            redacted = form.redact(redacted);
        }
        return NamedSecret.redact(redacted);
    }

    private static boolean holdsKey(String text) {
        return isKey(text)
                || BASE64_FILE
                        .matcher(text)
                        .results()
                        .map(match -> match.group().substring(0, match.group().length() / 4 * 4))
                        .map(base64 -> new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1))
                        .anyMatch(Secrets::isKey);
    }

    private static boolean isKey(String text) {
        return PRIVATE_KEY.matcher(text).find() || SERVICE_ACCOUNT.matcher(text).find();
    }

    /** Returns whether a token's header says how it is signed. */
    private static boolean isJwt(MatchResult token) {
        String header = token.group(1);
        String whole = header.substring(0, header.length() - (header.length() % 4 == 1 ? 1 : 0));
        String json = new String(Base64.getUrlDecoder().decode(whole), StandardCharsets.ISO_8859_1);
        return json.startsWith("{") && json.contains("\"alg\"");
    }
}
