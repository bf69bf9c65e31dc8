package io.github.goimage.processor.golang.oracle;

import java.util.List;

/** The modules that the oracles read: services, command lines, cgo, vendored, workspaces, embeds, generated code. */
final class PublicModules {
    private static final List<String> ETCD = List.of(
            "api=go.etcd.io/etcd/api/v3@v3.7.2",
            "client/pkg=go.etcd.io/etcd/client/pkg/v3@v3.7.2",
            "client/v3=go.etcd.io/etcd/client/v3@v3.7.2",
            "pkg=go.etcd.io/etcd/pkg/v3@v3.7.2",
            "server=go.etcd.io/etcd/server/v3@v3.7.2",
            "etcdctl=go.etcd.io/etcd/etcdctl/v3@v3.7.2",
            "etcdutl=go.etcd.io/etcd/etcdutl/v3@v3.7.2");

    static final List<PublicModule> ALL = List.of(
            PublicModule.plain("github.com/junegunn/fzf@v0.65.2"),
            PublicModule.vendored("github.com/junegunn/fzf@v0.65.2"),
            PublicModule.plain("github.com/nats-io/nats-server/v2@v2.15.1"),
            PublicModule.vendored("github.com/nats-io/nats-server/v2@v2.15.1"),
            PublicModule.plain("github.com/caddyserver/caddy/v2@v2.11.9"),
            PublicModule.vendored("github.com/caddyserver/caddy/v2@v2.11.9"),
            PublicModule.plain("github.com/ethereum/go-ethereum@v1.17.10"),
            PublicModule.vendored("github.com/coredns/coredns@v1.15.0"),
            PublicModule.vendored("github.com/benbjohnson/litestream@v0.5.17"),
            PublicModule.plain("golang.org/x/tools@v0.52.0"),
            PublicModule.plain("mvdan.cc/sh/v3@v3.14.1"),
            PublicModule.plain("github.com/aws/aws-sdk-go@v1.55.8"),
            PublicModule.plain("google.golang.org/api@v0.305.0"),
            PublicModule.plain("github.com/oracle/oci-go-sdk/v65@v65.129.0"),
            PublicModule.plain("github.com/mattn/go-sqlite3@v1.14.53"),
            PublicModule.plain("github.com/benbjohnson/litestream@v0.5.17"),
            PublicModule.plain("github.com/syncthing/syncthing@v1.30.0"),
            PublicModule.plain("github.com/yuin/gopher-lua@v1.1.2"),
            PublicModule.plain("github.com/prometheus/node_exporter@v1.12.1"),
            PublicModule.vendored("github.com/prometheus/node_exporter@v1.12.1"),
            PublicModule.plain("github.com/google/pprof@v0.0.0-20261105003125-4bf881d7fb0b"),
            new PublicModule("etcdutl with replacements", "etcdutl", "", ETCD),
            new PublicModule("etcdctl in a workspace", "etcdctl", "workspace", ETCD),
            new PublicModule("server in a vendored workspace", "server", "workspace vendor", ETCD));

    private PublicModules() {}
}
