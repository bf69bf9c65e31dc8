package io.github.goimage.processor.rule;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A vendor's format of credentials: prefix, alphabet, length. The table holds those on which gitleaks' default rules and GitHub's
 * supported secret scanning patterns agree, and Docker Hub's.
 *
 * <p>The checksum at the end of GitHub's and npm's tokens is not judged: their order of the base 62 digits is not documented, and
 * a token that is passed over by mistake costs more than one that was mistyped.
 *
 * @param name what it is, with its article
 * @param pattern the credential, not followed or preceded by more of its alphabet
 * @param source the rules of gitleaks with this format
 * @see <a href="https://github.com/gitleaks/gitleaks/blob/b58d3f1/config/gitleaks.toml">gitleaks.toml</a>
 * @see <a href="https://docs.github.com/en/code-security/reference/secret-security/supported-secret-scanning-patterns">
 *     Supported secret scanning patterns</a>
 */
record SecretFormat(String name, Pattern pattern, String source) {
    /** Characters that all say the same, and what documentation writes: {@code ghp_xxxxxxxx…} stands for a token. */
    private static final Pattern MASK = Pattern.compile(".*(.)\\1{7}.?|.*EXAMPLE(?:KEY)?");

    /** All of them, sorted by name. */
    static final List<SecretFormat> VENDORS = List.of(
            of("a 1Password token", "ops_eyJ[A-Za-z0-9+/]{250,}={0,3}", "1password-service-account-token"),
            of("an Airtable token", "pat[A-Za-z0-9]{14}\\.[a-f0-9]{64}", "airtable-personnal-access-token"),
            of("an Alibaba Cloud access key id", "LTAI[A-Za-z0-9]{20}", "alibaba-access-key-id"),
            of(
                    "an Anthropic key",
                    "sk-ant-(?:api03|admin01)-[A-Za-z0-9_-]{93}AA",
                    "anthropic-api-key, anthropic-admin-api-key"),
            of(
                    "an Artifactory key",
                    "(?:AKCp[A-Za-z0-9]{69}|cmVmd[A-Za-z0-9]{59})",
                    "artifactory-api-key, artifactory-reference-token"),
            of("an Atlassian token", "ATATT3[A-Za-z0-9_=-]{186}", "atlassian-api-token"),
            of("an AWS access key id", "(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}", "aws-access-token"),
            of("an Amazon Bedrock key", "ABSK[A-Za-z0-9+/]{109,269}={0,2}", "aws-amazon-bedrock-api-key-long-lived"),
            of("an Azure client secret", "[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}", "azure-ad-client-secret"),
            of("a Brevo key", "xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}", "sendinblue-api-token"),
            of("a Clojars token", "CLOJARS_[a-z0-9]{60}", "clojars-api-token"),
            of("a Databricks token", "dapi[a-f0-9]{32}(?:-[0-9])?", "databricks-api-token"),
            of(
                    "a DigitalOcean token",
                    "do[opr]_v1_[a-f0-9]{64}",
                    "digitalocean-access-token, digitalocean-pat, digitalocean-refresh-token"),
            of("a Docker Hub token", "dckr_[op]at_[A-Za-z0-9_-]{27,32}", "none; GitHub's docker_personal_access_token"),
            of("a Doppler token", "dp\\.pt\\.[A-Za-z0-9]{43}", "doppler-api-token"),
            of("a Duffel token", "duffel_(?:test|live)_[A-Za-z0-9_=-]{43}", "duffel-api-token"),
            of("a Dynatrace token", "dt0c01\\.[A-Za-z0-9]{24}\\.[A-Za-z0-9]{64}", "dynatrace-api-token"),
            of("an EasyPost key", "EZ[AT]K[A-Za-z0-9]{54}", "easypost-api-token, easypost-test-api-token"),
            of(
                    "a Fly.io token",
                    "(?:fo1_[A-Za-z0-9_-]{43}|fm(?:1[ar]|2)_[A-Za-z0-9+/]{100,}={0,3})",
                    "flyio-access-token"),
            of("a Frame.io token", "fio-u-[A-Za-z0-9_=-]{64}", "frameio-api-token"),
            of(
                    "a GitHub token",
                    "(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{82})",
                    "github-pat, github-oauth, github-app-token, github-refresh-token, github-fine-grained-pat"),
            of(
                    "a GitLab token",
                    "(?:glpat-[A-Za-z0-9_-]{20,300}(?:\\.[0-9a-z]{9})?|gl(?:dt|ft|soat|ffct)-[A-Za-z0-9_-]{20}"
                            + "|glrt-(?:t[0-9]_)?[A-Za-z0-9_-]{20,300}(?:\\.[0-9a-z]{9})?|glptt-[0-9a-f]{40}"
                            + "|glcbt-[A-Za-z0-9]{1,5}_[A-Za-z0-9_-]{20}|glimt-[A-Za-z0-9_-]{25}|glagent-[A-Za-z0-9_-]{50}"
                            + "|gloas-[A-Za-z0-9_-]{64}|GR1348941[A-Za-z0-9_-]{20})",
                    "gitlab-pat, gitlab-pat-routable, gitlab-deploy-token, gitlab-feed-token, gitlab-scim-token,"
                            + " gitlab-feature-flag-client-token, gitlab-runner-authentication-token, gitlab-ptt,"
                            + " gitlab-cicd-job-token, gitlab-incoming-mail-token, gitlab-kubernetes-agent-token,"
                            + " gitlab-oauth-app-secret, gitlab-rrt"),
            of("a Google API key", "AIza[A-Za-z0-9_-]{35}", "gcp-api-key"),
            of(
                    "a Grafana token",
                    "(?:glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}|glc_[A-Za-z0-9+/]{32,400}={0,3})",
                    "grafana-service-account-token, grafana-cloud-api-token"),
            of("a Heroku key", "HRKU-AA[A-Za-z0-9_-]{58}", "heroku-api-key-v2"),
            of(
                    "a Hugging Face token",
                    "(?:hf_|api_org_)[A-Za-z]{34}",
                    "huggingface-access-token, huggingface-organization-api-token"),
            of("a Linear key", "lin_api_[A-Za-z0-9]{40}", "linear-api-key"),
            of("a New Relic key", "NRAK-[A-Z0-9]{27}", "new-relic-user-api-key"),
            of("a Notion token", "ntn_[0-9]{11}[A-Za-z0-9]{35}", "notion-api-token"),
            of("an npm token", "npm_[A-Za-z0-9]{36}", "npm-access-token"),
            of("an Octopus Deploy key", "API-[A-Z0-9]{26}", "octopus-deploy-api-key"),
            of(
                    "an OpenAI key",
                    "sk-(?:(?:proj|svcacct|admin)-(?:[A-Za-z0-9_-]{74}|[A-Za-z0-9_-]{58})T3BlbkFJ"
                            + "(?:[A-Za-z0-9_-]{74}|[A-Za-z0-9_-]{58})|[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})",
                    "openai-api-key"),
            of("a Perplexity key", "pplx-[A-Za-z0-9]{48}", "perplexity-api-key"),
            of(
                    "a PlanetScale token",
                    "pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_=.-]{32,64}",
                    "planetscale-api-token, planetscale-password, planetscale-oauth-token"),
            of("a Postman key", "PMAK-[a-f0-9]{24}-[a-f0-9]{34}", "postman-api-token"),
            of("a Prefect token", "pnu_[A-Za-z0-9]{36}", "prefect-api-token"),
            of("a Pulumi token", "pul-[a-f0-9]{40}", "pulumi-api-token"),
            of("a PyPI token", "pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,1000}", "pypi-upload-token"),
            of("a ReadMe key", "rdme_[a-z0-9]{70}", "readme-api-token"),
            of("a RubyGems key", "rubygems_[a-f0-9]{48}", "rubygems-api-token"),
            of("a SendGrid key", "SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}", "sendgrid-api-token"),
            of(
                    "a Sentry token",
                    "(?:sntryu_[a-f0-9]{64}|sntrys_eyJpYXQiO[A-Za-z0-9+/=]{20,410}_[A-Za-z0-9+/]{43})",
                    "sentry-user-token, sentry-org-token"),
            of(
                    "a Shopify token",
                    "shp(?:at|ca|pa|ss)_[A-Fa-f0-9]{32}",
                    "shopify-access-token, shopify-custom-access-token, shopify-private-app-access-token,"
                            + " shopify-shared-secret"),
            of(
                    "a Slack token",
                    "(?:xox[abeoprs]-(?:[0-9]-)?[0-9]{6,}-[A-Za-z0-9-]{10,}|xoxe(?:\\.xox[bp])?-[0-9]-[A-Z0-9]{146,166}"
                            + "|xapp-[0-9]-[A-Z0-9]+-[0-9]+-[a-z0-9]+)",
                    "slack-bot-token, slack-user-token, slack-legacy-token, slack-legacy-bot-token, slack-app-token,"
                            + " slack-config-access-token, slack-config-refresh-token"),
            of(
                    "a Slack webhook",
                    "hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{43,56}",
                    "slack-webhook-url"),
            of("a Square token", "sq0atp-[A-Za-z0-9_-]{22,60}", "square-access-token, without its prefix EAAA"),
            of("a Stripe key", "[rs]k_(?:live|prod|test)_[A-Za-z0-9]{10,247}", "stripe-access-token"),
            of("a Terraform token", "[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_=-]{60,70}", "hashicorp-tf-api-token"),
            of("a Twilio key", "SK[0-9a-fA-F]{32}", "twilio-api-key"),
            of(
                    "a Vault token",
                    "(?:hvs\\.[A-Za-z0-9_-]{90,120}|hvb\\.[A-Za-z0-9_-]{138,300})",
                    "vault-service-token, vault-batch-token"),
            of("an age key", "AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}", "age-secret-key"));

    private static SecretFormat of(String name, String pattern, String source) {
        return new SecretFormat(name, Pattern.compile("(?<![A-Za-z0-9_])" + pattern + "(?![A-Za-z0-9_])"), source);
    }

    /** The credentials of this format in a text, but for those that only show the format. */
    Stream<MatchResult> in(String text) {
        return pattern.matcher(text).results().filter(token -> !isMask(token.group()));
    }

    /** Whether what has the format only shows it. */
    static boolean isMask(String token) {
        return MASK.matcher(token).matches();
    }
}
