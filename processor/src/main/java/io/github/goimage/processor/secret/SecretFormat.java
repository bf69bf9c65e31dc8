package io.github.goimage.processor.secret;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A vendor's format of credentials: prefix, alphabet, length. The table holds the kinds of credentials that both
 * gitleaks' default rules and GitHub's list of secret scanning patterns know and that can be recognized by their form
 * alone, and four that only one of the two knows. GitHub publishes names without expressions, so the expressions follow
 * gitleaks, and Doppler's and Docker's own documentation.
 *
 * <p>The table omits kinds that gitleaks recognizes only by the name of a variable, which {@link NamedSecret} finds
 * (Cohere, Datadog, Fastly), those whose prefix also begins other text (Beamer's {@code b_}, GoCardless' {@code live_},
 * Square's {@code EAAA}), those that their vendor no longer issues (Dropbox' long-lived tokens), and public keys
 * (Mapbox', Flutterwave's).
 *
 * <p>The checksum at the end of GitHub's and npm's tokens is not verified: the order of their base 62 digits is not
 * documented, and missing a real token costs more than reporting a mistyped one.
 *
 * @param name what it is, with its article
 * @param pattern the credential, not preceded or followed by more of its alphabet
 * @param gitleaks the rules of gitleaks for it; empty if there is none
 * @param github the secret types of GitHub's list for it; empty if there is none
 * @see <a href="https://github.com/gitleaks/gitleaks/blob/b58d3f1/config/gitleaks.toml">gitleaks.toml</a>
 * @see
 *     <a href="https://github.com/github/docs/blob/05a96e6/src/secret-scanning/data/pattern-docs/fpt/public-docs.yml">GitHub's
 *     supported secret scanning patterns</a>
 * @see <a href="https://docs.doppler.com/reference/auth-token-formats">Doppler's token formats</a>
 */
record SecretFormat(String name, Pattern pattern, String gitleaks, String github) {
    /** Repeated characters, and examples in documentation: {@code ghp_xxxxxxxx…} is a placeholder for a token. */
    private static final Pattern MASK = Pattern.compile(".*(.)\\1{7}.?|.*EXAMPLE(?:KEY)?");

    /** All of them, sorted by name. */
    static final List<SecretFormat> VENDORS = List.of(
            of(
                    "a 1Password token",
                    "ops_eyJ[A-Za-z0-9+/]{250,}={0,3}",
                    "1password-service-account-token",
                    "1password_service_account_token"),
            of("an Adobe client secret", "p8e-[A-Za-z0-9]{32}", "adobe-client-secret", "adobe_client_secret"),
            of("an age key", "AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}", "age-secret-key", ""),
            of(
                    "an Airtable token",
                    "pat[A-Za-z0-9]{14}\\.[a-f0-9]{64}",
                    "airtable-personnal-access-token",
                    "airtable_personal_access_token"),
            of(
                    "an Alibaba Cloud access key id",
                    "LTAI[A-Za-z0-9]{20}",
                    "alibaba-access-key-id",
                    "alibaba_cloud_access_key_id"),
            of(
                    "an Amazon Bedrock key",
                    "ABSK[A-Za-z0-9+/]{109,269}={0,2}",
                    "aws-amazon-bedrock-api-key-long-lived",
                    ""),
            of(
                    "an Anthropic key",
                    "sk-ant-(?:api03|admin01)-[A-Za-z0-9_-]{93}AA",
                    "anthropic-api-key, anthropic-admin-api-key",
                    "anthropic_api_key, anthropic_admin_api_key"),
            of(
                    "an Artifactory key",
                    "(?:AKCp[A-Za-z0-9]{69}|cmVmd[A-Za-z0-9]{59})",
                    "artifactory-api-key, artifactory-reference-token",
                    "jfrog_platform_api_key, jfrog_platform_reference_token"),
            of("an Atlassian token", "ATATT3[A-Za-z0-9_=-]{186}", "atlassian-api-token", "atlassian_api_token"),
            of(
                    "an Authress key",
                    "(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\\.[A-Za-z0-9]{4,6}\\.acc[_-][A-Za-z0-9-]{10,32}"
                            + "\\.[A-Za-z0-9+/_=-]{30,120}",
                    "authress-service-client-access-key",
                    "authress_service_client_access_key"),
            of(
                    "an AWS access key id",
                    "(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}",
                    "aws-access-token",
                    "aws_access_key_id, aws_temporary_access_key_id"),
            of(
                    "an Azure client secret",
                    "[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}",
                    "azure-ad-client-secret",
                    "azure_active_directory_application_secret"),
            of("a Brevo key", "xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}", "sendinblue-api-token", "sendinblue_api_key"),
            of("a Clojars token", "CLOJARS_[a-z0-9]{60}", "clojars-api-token", "clojars_deploy_token"),
            of("a Databricks token", "dapi[a-f0-9]{32}(?:-[0-9])?", "databricks-api-token", "databricks_access_token"),
            of(
                    "a Defined Networking key",
                    "dnkey-[A-Za-z0-9_=-]{26}-[A-Za-z0-9_=-]{52}",
                    "defined-networking-api-token",
                    "defined_networking_nebula_api_key"),
            of(
                    "a DigitalOcean token",
                    "do[opr]_v1_[a-f0-9]{64}",
                    "digitalocean-access-token, digitalocean-pat, digitalocean-refresh-token",
                    "digitalocean_oauth_token, digitalocean_personal_access_token, digitalocean_refresh_token"),
            of(
                    "a Docker Hub token",
                    "dckr_[op]at_[A-Za-z0-9_-]{27,32}",
                    "",
                    "docker_personal_access_token, docker_organization_access_token"),
            of(
                    "a Doppler token",
                    "dp\\.(?:audit|ct|pt|sa(?:id)?|scim|st(?:\\.[a-z0-9_-]{2,35})?)\\.[A-Za-z0-9]{40,44}",
                    "doppler-api-token",
                    "doppler_audit_token, doppler_cli_token, doppler_personal_token, doppler_scim_token, "
                            + "doppler_service_account_token, doppler_service_token"),
            of(
                    "a Dropbox token",
                    "sl\\.(?:u\\.)?[A-Za-z0-9_=-]{130,2000}",
                    "dropbox-short-lived-api-token",
                    "dropbox_short_lived_access_token"),
            of(
                    "a Duffel token",
                    "duffel_(?:test|live)_[A-Za-z0-9_=-]{43}",
                    "duffel-api-token",
                    "duffel_live_access_token, duffel_test_access_token"),
            of(
                    "a Dynatrace token",
                    "dt0c01\\.[A-Za-z0-9]{24}\\.[A-Za-z0-9]{64}",
                    "dynatrace-api-token",
                    "dynatrace_api_token"),
            of(
                    "an EasyPost key",
                    "EZ[AT]K[A-Za-z0-9]{54}",
                    "easypost-api-token, easypost-test-api-token",
                    "easypost_production_api_key, easypost_test_api_key"),
            of(
                    "a Facebook token",
                    "(?:EAA[CM][A-Za-z0-9]{100,2000}|[0-9]{15,16}(?:\\||%7C)[A-Za-z0-9_-]{27,40})",
                    "facebook-access-token, facebook-page-access-token",
                    "facebook_access_token"),
            of(
                    "a Flutterwave key",
                    "FLWSECK(?:_TEST)?-[A-Ha-h0-9]{32}-X",
                    "flutterwave-secret-key",
                    "flutterwave_live_api_secret_key, flutterwave_test_api_secret_key"),
            of(
                    "a Fly.io token",
                    "(?:fo1_[A-Za-z0-9_-]{43}|fm(?:1[ar]|2)_[A-Za-z0-9+/]{100,}={0,3})",
                    "flyio-access-token",
                    ""),
            of("a Frame.io token", "fio-u-[A-Za-z0-9_=-]{64}", "frameio-api-token", "frameio_developer_token"),
            of(
                    "a GitHub token",
                    "(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{82})",
                    "github-pat, github-oauth, github-app-token, github-refresh-token, github-fine-grained-pat",
                    "github_personal_access_token, github_oauth_access_token, "
                            + "github_app_installation_access_token, github_refresh_token"),
            of(
                    "a GitLab token",
                    "(?:glpat-[A-Za-z0-9_-]{20,300}(?:\\.[0-9a-z]{9})?|gl(?:dt|ft|soat|ffct)-[A-Za-z0-9_-]{20}"
                            + "|glrt-(?:t[0-9]_)?[A-Za-z0-9_-]{20,300}(?:\\.[0-9a-z]{9})?"
                            + "|glptt-[0-9a-f]{40}|glcbt-[A-Za-z0-9]{1,5}_[A-Za-z0-9_-]{20}|glimt-[A-Za-z0-9_-]{25}"
                            + "|glagent-[A-Za-z0-9_-]{50}|gloas-[A-Za-z0-9_-]{64}|GR1348941[A-Za-z0-9_-]{20})",
                    "gitlab-pat, gitlab-pat-routable, gitlab-deploy-token, gitlab-feed-token, "
                            + "gitlab-scim-token, gitlab-feature-flag-client-token, "
                            + "gitlab-runner-authentication-token, gitlab-ptt, gitlab-cicd-job-token, "
                            + "gitlab-incoming-mail-token, gitlab-kubernetes-agent-token, gitlab-oauth-app-secret, "
                            + "gitlab-rrt",
                    "gitlab_access_token, gitlab_deploy_token, gitlab_feed_token_v2, "
                            + "gitlab_scim_oauth_token, gitlab_feature_flag_client_token, "
                            + "gitlab_runner_auth_token, gitlab_pipeline_trigger_token, gitlab_ci_build_token, "
                            + "gitlab_incoming_email_token, gitlab_kubernetes_agent_token, "
                            + "gitlab_oauth_app_secret, gitlab_runner_registration_token"),
            of("a Google API key", "AIza[A-Za-z0-9_-]{35}", "gcp-api-key", "google_api_key"),
            of(
                    "a Grafana token",
                    "(?:glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}|glc_[A-Za-z0-9+/]{32,400}={0,3}"
                            + "|eyJrIjoi[A-Za-z0-9+/]{70,400}={0,3})",
                    "grafana-service-account-token, grafana-cloud-api-token, grafana-api-key",
                    "grafana_project_service_account_token, grafana_cloud_api_token, "
                            + "grafana_cloud_api_key, grafana_project_api_key"),
            of("a Heroku key", "HRKU-AA[A-Za-z0-9_-]{58}", "heroku-api-key-v2", "heroku_platform_api_oauth2_token"),
            of(
                    "a Hugging Face token",
                    "(?:hf_|api_org_)[A-Za-z]{34}",
                    "huggingface-access-token, huggingface-organization-api-token",
                    "hf_user_access_token, hf_org_api_key"),
            of("a Linear key", "lin_api_[A-Za-z0-9]{40}", "linear-api-key", "linear_api_key"),
            of("a Lob key", "(?:live|test)_[a-f0-9]{35}", "lob-api-key", "lob_live_api_key, lob_test_api_key"),
            of("a Mailchimp key", "[a-f0-9]{32}-us[0-9]{1,2}", "mailchimp-api-key", "mailchimp_api_key"),
            of(
                    "a Mailgun key",
                    "(?:(?<!-)key-[a-f0-9]{32}|[a-h0-9]{32}-[a-h0-9]{8}-[a-h0-9]{8})",
                    "mailgun-private-api-token, mailgun-signing-key",
                    "mailgun_api_key"),
            of("a MaxMind key", "[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk", "maxmind-license-key", "maxmind_license_key"),
            of("a New Relic key", "NRAK-[A-Z0-9]{27}", "new-relic-user-api-key", "new_relic_personal_api_key"),
            of("a Notion token", "ntn_[0-9]{11}[A-Za-z0-9]{35}", "notion-api-token", "notion_api_token"),
            of("an npm token", "npm_[A-Za-z0-9]{36}", "npm-access-token", "npm_access_token"),
            of("an Octopus Deploy key", "API-[A-Z0-9]{26}", "octopus-deploy-api-key", "octopus_deploy_api_key"),
            of(
                    "an OpenAI key",
                    "sk-(?:(?:proj|svcacct|admin)-(?:[A-Za-z0-9_-]{74}|[A-Za-z0-9_-]{58})T3BlbkFJ"
                            + "(?:[A-Za-z0-9_-]{74}|[A-Za-z0-9_-]{58})|[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})",
                    "openai-api-key",
                    "openai_api_key"),
            of("a Perplexity key", "pplx-[A-Za-z0-9]{48}", "perplexity-api-key", "perplexity_api_key"),
            of(
                    "a PlanetScale token",
                    "pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_=.-]{32,64}",
                    "planetscale-api-token, planetscale-password, planetscale-oauth-token",
                    "planetscale_service_token, planetscale_database_password, planetscale_oauth_token"),
            of("a Postman key", "PMAK-[a-f0-9]{24}-[a-f0-9]{34}", "postman-api-token", "postman_api_key"),
            of("a Prefect token", "pnu_[A-Za-z0-9]{36}", "prefect-api-token", "prefect_user_api_key"),
            of("a Pulumi token", "pul-[a-f0-9]{40}", "pulumi-api-token", "pulumi_access_token"),
            of("a PyPI token", "pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,1000}", "pypi-upload-token", "pypi_api_token"),
            of("a ReadMe key", "rdme_[a-z0-9]{70}", "readme-api-token", "readmeio_api_access_token"),
            of("a RubyGems key", "rubygems_[a-f0-9]{48}", "rubygems-api-token", "rubygems_api_key"),
            of(
                    "a SendGrid key",
                    "SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}",
                    "sendgrid-api-token",
                    "sendgrid_api_key"),
            of(
                    "a Sentry token",
                    "(?:sntryu_[a-f0-9]{64}|sntrys_eyJpYXQiO[A-Za-z0-9+/=]{20,410}_[A-Za-z0-9+/]{43})",
                    "sentry-user-token, sentry-org-token",
                    "sentry_personal_token, sentry_organization_token"),
            of(
                    "a Shippo token",
                    "shippo_(?:live|test)_[a-fA-F0-9]{40}",
                    "shippo-api-token",
                    "shippo_live_api_token, shippo_test_api_token"),
            of(
                    "a Shopify token",
                    "shp(?:at|ca|pa|ss)_[A-Fa-f0-9]{32}",
                    "shopify-access-token, shopify-custom-access-token, "
                            + "shopify-private-app-access-token, shopify-shared-secret",
                    "shopify_access_token, shopify_custom_app_access_token, "
                            + "shopify_private_app_password, shopify_app_shared_secret"),
            of(
                    "a Slack token",
                    "(?:xox[abeoprs]-(?:[0-9]-)?[0-9]{6,}-[A-Za-z0-9-]{10,}"
                            + "|xoxe(?:\\.xox[bp])?-[0-9]-[A-Z0-9]{146,166}|xapp-[0-9]-[A-Z0-9]+-[0-9]+-[a-z0-9]+)",
                    "slack-bot-token, slack-user-token, slack-legacy-token, slack-legacy-bot-token, "
                            + "slack-app-token, slack-config-access-token, slack-config-refresh-token",
                    "slack_api_token"),
            of(
                    "a Slack webhook",
                    "hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{43,56}",
                    "slack-webhook-url",
                    "slack_incoming_webhook_url, slack_workflow_webhook_url, slack_workflow_trigger_url"),
            of(
                    "a Sourcegraph token",
                    "sgp_(?:(?:[a-fA-F0-9]{16}|local)_)?[a-fA-F0-9]{40}",
                    "sourcegraph-access-token",
                    "sourcegraph_access_token, sourcegraph_instance_identifier_access_token"),
            of("a Square token", "sq0atp-[A-Za-z0-9_-]{22,60}", "square-access-token", "square_access_token"),
            of(
                    "a Stripe key",
                    "[rs]k_(?:live|prod|test)_[A-Za-z0-9]{10,247}",
                    "stripe-access-token",
                    "stripe_api_key, stripe_live_restricted_key, stripe_test_secret_key, "
                            + "stripe_test_restricted_key"),
            of(
                    "a Telegram bot token",
                    "[0-9]{5,16}:A[A-Za-z0-9_-]{34}",
                    "telegram-bot-api-token",
                    "telegram_bot_token"),
            of(
                    "a Terraform token",
                    "[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_=-]{60,70}",
                    "hashicorp-tf-api-token",
                    "terraform_api_token"),
            of("a Twilio key", "SK[0-9a-fA-F]{32}", "twilio-api-key", "twilio_api_key"),
            of("a Typeform token", "tfp_[A-Za-z0-9_.=-]{59}", "typeform-api-token", "typeform_personal_access_token"),
            of(
                    "a Vault token",
                    "(?:hvs\\.[A-Za-z0-9_-]{90,120}|hvb\\.[A-Za-z0-9_-]{138,300})",
                    "vault-service-token, vault-batch-token",
                    "hashicorp_vault_service_token, hashicorp_vault_batch_token"),
            of(
                    "a Yandex Cloud key",
                    "(?:AQVN[A-Za-z0-9_-]{35,38}|YC[A-Za-z0-9_-]{38}"
                            + "|t1\\.[A-Za-z0-9_-]{1,2000}={0,2}\\.[A-Za-z0-9_-]{86}={0,2})",
                    "yandex-api-key, yandex-aws-access-token, yandex-access-token",
                    "yandex_cloud_api_key, yandex_cloud_iam_access_secret, yandex_cloud_iam_token"));

    private static SecretFormat of(String name, String pattern, String gitleaks, String github) {
        return new SecretFormat(
                name, Pattern.compile("(?<![A-Za-z0-9_])" + pattern + "(?![A-Za-z0-9_])"), gitleaks, github);
    }

    /** Returns the credentials of this format in a text, except those that only illustrate the format. */
    Stream<MatchResult> in(String text) {
        return pattern.matcher(text).results().filter(token -> !isMask(token.group()));
    }

    /** Returns whether a text in the format only illustrates it. */
    static boolean isMask(String token) {
        return MASK.matcher(token).matches();
    }
}
