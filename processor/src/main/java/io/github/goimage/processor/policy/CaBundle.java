package io.github.goimage.processor.policy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Certificates of a company's own authorities.
 *
 * @param file the file that they come from, relative to the root directory
 * @param subjects whom they are for, {@code "CN=Acme Root"}
 * @param lines the certificates as PEM, RFC 7468: nothing but Base64 between the usual first and last lines
 */
public record CaBundle(String file, List<String> subjects, List<String> lines) {
    /** What fits on one line of a Dockerfile, of which BuildKit reads 65535 bytes; a line feed takes three there. */
    private static final int MOST_BYTES = 60 << 10;

    private static final int LINE = 64;

    public CaBundle {
        subjects = List.copyOf(subjects);
        lines = List.copyOf(lines);
    }

    /**
     * Reads a PEM or DER file, and encodes its certificates anew, without any other text of the file.
     *
     * @throws CertificateException if it holds no certificate, one that cannot be read, or a private key
     */
    static CaBundle parse(String file, byte[] bytes) throws CertificateException {
        if (new String(bytes, StandardCharsets.ISO_8859_1).contains("PRIVATE KEY-----")) {
            throw new CertificateException("holds a private key");
        }
        List<String> subjects = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        Base64.Encoder encoder = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
        for (Certificate certificate :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes))) {
            subjects.add(
                    ((X509Certificate) certificate).getSubjectX500Principal().getName());
            lines.add("-----BEGIN CERTIFICATE-----");
            lines.addAll(
                    encoder.encodeToString(certificate.getEncoded()).lines().toList());
            lines.add("-----END CERTIFICATE-----");
        }
        if (lines.isEmpty()) {
            throw new CertificateException("holds no certificate");
        }
        if (lines.stream().mapToInt(line -> line.length() + 1).sum() > MOST_BYTES) {
            throw new CertificateException("is larger than 60 KiB: the company's own authorities are enough");
        }
        return new CaBundle(file, subjects, lines);
    }
}
