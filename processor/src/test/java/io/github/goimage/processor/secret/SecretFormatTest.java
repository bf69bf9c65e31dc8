package io.github.goimage.processor.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.goimage.processor.table.Table;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Credentials of each format, made here so that no scanner takes this file for a leak, and what only looks like one.
 */
public final class SecretFormatTest {
    private static final int SAMPLES = 100;
    private static final String DIGITS = "0123456789";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ALNUM = DIGITS + LOWER + UPPER;
    private static final String HEX = DIGITS + "abcdef";
    private static final String URL_SAFE = ALNUM + "_-";

    /**
     * A vendor's format.
     *
     * @param name what the rule calls it
     * @param prefix what each begins with
     * @param parts what follows, each an alphabet and a length; a part of length 0 is literal text
     */
    record Format(String name, String prefix, List<Part> parts) {
        Format(String name, String prefix, Part... parts) {
            this(name, prefix, List.of(parts));
        }

        String sample(Random random) {
            StringBuilder sample = new StringBuilder(prefix);
            for (Part part : parts) {
                sample.append(part.sample(random));
            }
            return sample.toString();
        }

        /** One character too short. */
        String nearMiss(Random random) {
            String sample = sample(random);
            return sample.substring(0, sample.length() - 1);
        }

        @Override
        public String toString() {
            return name + " " + prefix;
        }
    }

    record Part(String alphabet, int length) {
        String sample(Random random) {
            if (length == 0) {
                return alphabet;
            }
            StringBuilder sample = new StringBuilder();
            for (int i = 0; i < length; i++) {
                sample.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            return sample.toString();
        }
    }

    private static Part some(String alphabet, int length) {
        return new Part(alphabet, length);
    }

    private static Part text(String text) {
        return new Part(text, 0);
    }

    /** Formats of a fixed length. */
    static Stream<Format> exactFormats() {
        return Stream.of(
                new Format("an Adobe client secret", "p8e-", some(ALNUM, 32)),
                new Format("an Airtable token", "pat", some(ALNUM, 14), text("."), some(HEX, 64)),
                new Format("an Alibaba Cloud access key id", "LTAI", some(ALNUM, 20)),
                new Format("an Anthropic key", "sk-ant-api03-", some(URL_SAFE, 93), text("AA")),
                new Format("an Anthropic key", "sk-ant-admin01-", some(URL_SAFE, 93), text("AA")),
                new Format("an Artifactory key", "AKCp", some(ALNUM, 69)),
                new Format("an Artifactory key", "cmVmd", some(ALNUM, 59)),
                new Format("an Atlassian token", "ATATT3", some(ALNUM, 186)),
                new Format(
                        "an Authress key",
                        "sc_",
                        some(ALNUM, 24),
                        text("."),
                        some(ALNUM, 4),
                        text(".acc-"),
                        some(ALNUM, 20),
                        text("."),
                        some(ALNUM, 30)),
                new Format("an AWS access key id", "AKIA", some(UPPER + "234567", 16)),
                new Format("an AWS access key id", "ASIA", some(UPPER + "234567", 16)),
                new Format("a Brevo key", "xkeysib-", some(HEX, 64), text("-"), some(ALNUM, 16)),
                new Format("a Clojars token", "CLOJARS_", some(DIGITS + LOWER, 60)),
                new Format("a Databricks token", "dapi", some(HEX, 32)),
                new Format("a Defined Networking key", "dnkey-", some(URL_SAFE, 26), text("-"), some(URL_SAFE, 52)),
                new Format("a DigitalOcean token", "dop_v1_", some(HEX, 64)),
                new Format("a DigitalOcean token", "doo_v1_", some(HEX, 64)),
                new Format("a DigitalOcean token", "dor_v1_", some(HEX, 64)),
                new Format("a Docker Hub token", "dckr_pat_", some(ALNUM, 27)),
                new Format("a Doppler token", "dp.audit.", some(ALNUM, 40)),
                new Format("a Doppler token", "dp.ct.", some(ALNUM, 40)),
                new Format("a Doppler token", "dp.pt.", some(ALNUM, 40)),
                new Format("a Doppler token", "dp.sa.", some(ALNUM, 40)),
                new Format("a Doppler token", "dp.said.", some(ALNUM, 40)),
                new Format("a Doppler token", "dp.scim.", some(ALNUM, 40)),
                new Format("a Doppler token", "dp.st.", some(ALNUM, 40)),
                new Format("a Doppler token", "dp.st.prd_eu.", some(ALNUM, 40)),
                new Format("a Dropbox token", "sl.", some(URL_SAFE, 130)),
                new Format("a Dropbox token", "sl.u.", some(URL_SAFE, 130)),
                new Format("a Duffel token", "duffel_live_", some(ALNUM, 43)),
                new Format(
                        "a Dynatrace token", "dt0c01.", some(DIGITS + UPPER, 24), text("."), some(DIGITS + UPPER, 64)),
                new Format("an EasyPost key", "EZAK", some(ALNUM, 54)),
                new Format("an EasyPost key", "EZTK", some(ALNUM, 54)),
                new Format("a Facebook token", "EAAC", some(ALNUM, 100)),
                new Format("a Facebook token", "EAAM", some(ALNUM, 100)),
                new Format("a Facebook token", "", some(DIGITS, 15), text("|"), some(URL_SAFE, 27)),
                new Format("a Facebook token", "", some(DIGITS, 16), text("%7C"), some(URL_SAFE, 27)),
                new Format("a Flutterwave key", "FLWSECK-", some(HEX, 32), text("-X")),
                new Format("a Flutterwave key", "FLWSECK_TEST-", some(HEX, 32), text("-X")),
                new Format("a Fly.io token", "fo1_", some(ALNUM, 43)),
                new Format("a Frame.io token", "fio-u-", some(ALNUM, 64)),
                new Format("a GitHub token", "ghp_", some(ALNUM, 36)),
                new Format("a GitHub token", "gho_", some(ALNUM, 36)),
                new Format("a GitHub token", "ghu_", some(ALNUM, 36)),
                new Format("a GitHub token", "ghs_", some(ALNUM, 36)),
                new Format("a GitHub token", "ghr_", some(ALNUM, 36)),
                new Format("a GitHub token", "github_pat_", some(ALNUM, 22), text("_"), some(ALNUM, 59)),
                new Format("a GitLab token", "glpat-", some(ALNUM, 20)),
                new Format("a GitLab token", "gldt-", some(ALNUM, 20)),
                new Format("a GitLab token", "glft-", some(ALNUM, 20)),
                new Format("a GitLab token", "glsoat-", some(ALNUM, 20)),
                new Format("a GitLab token", "glffct-", some(ALNUM, 20)),
                new Format("a GitLab token", "glrt-", some(ALNUM, 20)),
                new Format("a GitLab token", "glptt-", some(HEX, 40)),
                new Format("a GitLab token", "glcbt-64_", some(ALNUM, 20)),
                new Format("a GitLab token", "glimt-", some(ALNUM, 25)),
                new Format("a GitLab token", "glagent-", some(ALNUM, 50)),
                new Format("a GitLab token", "gloas-", some(ALNUM, 64)),
                new Format("a GitLab token", "GR1348941", some(ALNUM, 20)),
                new Format("a Google API key", "AIza", some(ALNUM, 35)),
                new Format("a Grafana token", "glsa_", some(ALNUM, 32), text("_"), some(HEX, 8)),
                new Format("a Heroku key", "HRKU-AA", some(ALNUM, 58)),
                new Format("a Hugging Face token", "hf_", some(LOWER + UPPER, 34)),
                new Format("a Hugging Face token", "api_org_", some(LOWER + UPPER, 34)),
                new Format("a Linear key", "lin_api_", some(ALNUM, 40)),
                new Format("a Lob key", "live_", some(HEX, 35)),
                new Format("a Lob key", "test_", some(HEX, 35)),
                new Format("a Mailchimp key", "", some(HEX, 32), text("-us6")),
                new Format("a Mailgun key", "key-", some(HEX, 32)),
                new Format("a Mailgun key", "", some(HEX, 32), text("-"), some(HEX, 8), text("-"), some(HEX, 8)),
                new Format("a MaxMind key", "", some(ALNUM, 6), text("_"), some(ALNUM, 29), text("_mmk")),
                new Format("a New Relic key", "NRAK-", some(DIGITS + UPPER, 27)),
                new Format("a Notion token", "ntn_", some(DIGITS, 11), some(ALNUM, 35)),
                new Format("an npm token", "npm_", some(ALNUM, 36)),
                new Format("an Octopus Deploy key", "API-", some(DIGITS + UPPER, 26)),
                new Format("an OpenAI key", "sk-", some(ALNUM, 20), text("T3BlbkFJ"), some(ALNUM, 20)),
                new Format("an OpenAI key", "sk-proj-", some(ALNUM, 74), text("T3BlbkFJ"), some(ALNUM, 74)),
                new Format("an OpenAI key", "sk-svcacct-", some(ALNUM, 58), text("T3BlbkFJ"), some(ALNUM, 58)),
                new Format("a Perplexity key", "pplx-", some(ALNUM, 48)),
                new Format("a Postman key", "PMAK-", some(HEX, 24), text("-"), some(HEX, 34)),
                new Format("a Prefect token", "pnu_", some(ALNUM, 36)),
                new Format("a Pulumi token", "pul-", some(HEX, 40)),
                new Format("a PyPI token", "pypi-AgEIcHlwaS5vcmc", some(ALNUM, 50)),
                new Format("a ReadMe key", "rdme_", some(DIGITS + LOWER, 70)),
                new Format("a RubyGems key", "rubygems_", some(HEX, 48)),
                new Format("a SendGrid key", "SG.", some(ALNUM, 22), text("."), some(ALNUM, 43)),
                new Format("a Sentry token", "sntryu_", some(HEX, 64)),
                new Format("a Shippo token", "shippo_live_", some(HEX, 40)),
                new Format("a Shippo token", "shippo_test_", some(HEX, 40)),
                new Format("a Shopify token", "shpat_", some(HEX, 32)),
                new Format("a Shopify token", "shpss_", some(HEX, 32)),
                new Format("a Shopify token", "shpca_", some(HEX, 32)),
                new Format("a Shopify token", "shppa_", some(HEX, 32)),
                new Format("a Slack webhook", "hooks.slack.com/services/", some(ALNUM, 43)),
                new Format("a Sourcegraph token", "sgp_", some(HEX, 40)),
                new Format("a Sourcegraph token", "sgp_local_", some(HEX, 40)),
                new Format("a Sourcegraph token", "sgp_", some(HEX, 16), text("_"), some(HEX, 40)),
                new Format("a Square token", "sq0atp-", some(ALNUM, 22)),
                new Format("a Telegram bot token", "", some(DIGITS, 9), text(":A"), some(URL_SAFE, 34)),
                new Format("a Terraform token", "", some(ALNUM, 14), text(".atlasv1."), some(ALNUM, 60)),
                new Format("a Twilio key", "SK", some(HEX, 32)),
                new Format("a Typeform token", "tfp_", some(URL_SAFE, 59)),
                new Format("a Vault token", "hvs.", some(ALNUM, 90)),
                new Format("a Vault token", "hvb.", some(ALNUM, 138)),
                new Format("a Yandex Cloud key", "AQVN", some(URL_SAFE, 35)),
                new Format("a Yandex Cloud key", "YC", some(URL_SAFE, 38)),
                new Format("a Yandex Cloud key", "t1.", some(URL_SAFE, 120), text("."), some(URL_SAFE, 86)),
                new Format("an age key", "AGE-SECRET-KEY-1", some("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)),
                new Format("an Amazon Bedrock key", "ABSK", some(ALNUM, 109)));
    }

    static Stream<Format> formats() {
        return Stream.concat(
                exactFormats(),
                Stream.of(
                        new Format("a 1Password token", "ops_eyJ", some(ALNUM, 300)),
                        new Format("an Amazon Bedrock key", "ABSK", some(ALNUM, 130), text("==")),
                        new Format(
                                "an Azure client secret",
                                "",
                                some(ALNUM, 3),
                                some(DIGITS, 1),
                                text("Q~"),
                                some(ALNUM, 34)),
                        new Format("a Databricks token", "dapi", some(HEX, 32), text("-2")),
                        new Format("a Docker Hub token", "dckr_oat_", some(ALNUM, 32)),
                        new Format("a Fly.io token", "fm2_", some(ALNUM, 180), text("==")),
                        new Format("a GitHub token", "ghs_", some(ALNUM, 120)),
                        new Format("a GitLab token", "glpat-", some(URL_SAFE, 27), text("."), some(DIGITS + LOWER, 9)),
                        new Format(
                                "a GitLab token", "glrt-t3_", some(URL_SAFE, 27), text("."), some(DIGITS + LOWER, 9)),
                        new Format("a Grafana token", "eyJrIjoi", some(ALNUM, 90), text("==")),
                        new Format("a Mailchimp key", "", some(HEX, 32), text("-us21")),
                        new Format("a Grafana token", "glc_", some(ALNUM, 150)),
                        new Format("a PlanetScale token", "pscale_tkn_", some(ALNUM, 43)),
                        new Format("a PlanetScale token", "pscale_pw_", some(ALNUM, 43)),
                        new Format("a PlanetScale token", "pscale_oauth_", some(ALNUM, 43)),
                        new Format("a Sentry token", "sntrys_eyJpYXQiO", some(ALNUM, 180), text("_"), some(ALNUM, 43)),
                        new Format(
                                "a Slack token",
                                "xoxb-",
                                some(DIGITS, 12),
                                text("-"),
                                some(DIGITS, 13),
                                text("-"),
                                some(ALNUM, 24)),
                        new Format(
                                "a Slack token",
                                "xoxp-",
                                some(DIGITS, 12),
                                text("-"),
                                some(DIGITS, 12),
                                text("-"),
                                some(DIGITS, 13),
                                text("-"),
                                some(DIGITS + "abcdef", 32)),
                        new Format(
                                "a Slack token",
                                "xapp-1-",
                                some(UPPER, 11),
                                text("-"),
                                some(DIGITS, 13),
                                text("-"),
                                some(DIGITS + "abcdef", 64)),
                        new Format("a Stripe key", "sk_live_", some(ALNUM, 24)),
                        new Format("a Stripe key", "sk_test_", some(ALNUM, 99)),
                        new Format("a Stripe key", "rk_live_", some(ALNUM, 99)),
                        new Format("a Slack token", "xoxe-1-", some(DIGITS + UPPER, 146)),
                        new Format("a Slack token", "xoxe.xoxp-1-", some(DIGITS + UPPER, 163))));
    }

    @Test
    void everyFormatIsTried() {
        assertEquals(
                new TreeSet<>(Secrets.formats().stream().map(Shape::what).toList()),
                new TreeSet<>(formats().map(Format::name).toList()));
    }

    @Test
    void gitleaksAndGithubKnowAllButFour() {
        assertEquals(
                List.of("a Docker Hub token", "a Fly.io token", "an Amazon Bedrock key", "an age key"),
                Table.read("secret-formats.tsv").stream()
                        .filter(row -> row.subList(4, 6).contains("-"))
                        .map(row -> row.get(0))
                        .toList());
        assertEquals(
                62 + 4, Secrets.formats().stream().map(Shape::what).distinct().count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cache-key-d41d8cd98f00b204e9800998ecf8427e",
                "d41d8cd98f00b204e9800998ecf8427e-us-east-1",
                "test_d41d8cd98f00b204e9800998ecf8427e",
                "localhost:12345:Alpine",
                "sl.example.org",
            })
    void leavesWhatOnlyBeginsLikeOne(String value) {
        assertEquals(Optional.empty(), Secrets.find(value));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void findsEverySample(Format format) {
        Random random = new Random(1);
        for (int i = 0; i < SAMPLES; i++) {
            String sample = format.sample(random);
            assertFalse(Secrets.redact("x " + sample + " y").contains(sample), sample);
            assertEquals(Optional.of(format.name()), Secrets.find(sample), sample);
            assertEquals(Optional.of(format.name()), Secrets.find("TOKEN=" + sample), sample);
            assertEquals(Optional.of(format.name()), Secrets.find("Bearer \"" + sample + "\", x"), sample);
        }
    }

    @ParameterizedTest
    @MethodSource("exactFormats")
    void leavesWhatIsTooShortOrInsideAnotherWord(Format format) {
        Random random = new Random(2);
        for (int i = 0; i < SAMPLES; i++) {
            String nearMiss = format.nearMiss(random);
            assertEquals(Optional.empty(), Secrets.find(nearMiss), nearMiss);
            String inside = "x" + format.sample(random);
            assertEquals(Optional.empty(), Secrets.find(inside), inside);
        }
    }

    /** The cases in which {@code _} is a letter of the alphabet are longer then, and so another word. */
    @ParameterizedTest
    @MethodSource("exactFormats")
    void findsThemBesideAnUnderscore(Format format) {
        Random random = new Random(3);
        for (int i = 0; i < SAMPLES; i++) {
            String sample = format.sample(random);
            String text = "the_" + sample + "_old";
            assertEquals(Optional.of(format.name()), Secrets.find(text), text);
            assertFalse(Secrets.redact(text).contains(sample), text);
        }
    }
}
