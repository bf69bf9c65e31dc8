package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.facts.Fact.DefaultMux;
import io.github.goimage.processor.golang.facts.Fact.HostResource.Kind;
import io.github.goimage.processor.golang.facts.Fact.MediaTypeLookup;
import io.github.goimage.processor.golang.facts.Fact.OpenListener;
import io.github.goimage.processor.golang.facts.Fact.PluginUse;
import io.github.goimage.processor.golang.facts.Fact.RevisionRead;
import io.github.goimage.processor.golang.facts.Fact.TemporaryFile;
import io.github.goimage.processor.golang.facts.Fact.TimeZoneLookup;
import io.github.goimage.processor.golang.facts.Fact.TlsClient;
import io.github.goimage.processor.golang.facts.Fact.UserLookup;
import io.github.goimage.processor.golang.source.Place;
import io.github.goimage.processor.golang.values.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of names, of the standard library and of web frameworks, whose use in source is a fact. */
final class FactPatterns {
    /** Zones that package time knows without a database. */
    private static final Set<String> BUILT_IN_ZONES = Set.of("", "UTC", "Local");

    static final List<PackagePatterns> ALL = List.of(
            PackagePatterns.of("net/http")
                    .uses(TlsClient::new, "Get", "Head", "Post", "PostForm", "Client", "DefaultClient")
                    .uses(TlsClient::new, "Transport", "DefaultTransport", "NewRequest", "NewRequestWithContext")
                    .selector("ListenAndServe", FactPattern.listener(0))
                    .selector("ListenAndServeTLS", FactPattern.listener(0))
                    .selector("Server", FactPattern.listenerIn("Addr"))
                    .selector("ListenAndServe", DefaultMuxUses.handler(1))
                    .selector("ListenAndServeTLS", DefaultMuxUses.handler(3))
                    .selector("Serve", DefaultMuxUses.handler(1))
                    .selector("ServeTLS", DefaultMuxUses.handler(1))
                    .selector("Server", DefaultMuxUses.server())
                    .uses(DefaultMux::new, "DefaultServeMux")
                    .uses(FactPatterns::serves, "FileServer", "FileServerFS", "ServeFile", "ServeFileFS")
                    .uses(FactPatterns::serves, "ServeContent")
                    .method("ParseMultipartForm", FactPattern.call(TemporaryFile::new))
                    .method("FormFile", FactPattern.call(TemporaryFile::new))
                    .assignment("Addr", AssignedAddress::find),
            PackagePatterns.of("mime")
                    .selector("TypeByExtension", FactPatterns::typeByExtension)
                    .uses(Fact.MediaTypeDefinition::new, "AddExtensionType"),
            PackagePatterns.of("net/http/httputil").uses(TlsClient::new, "ReverseProxy", "NewSingleHostReverseProxy"),
            PackagePatterns.of("crypto/tls")
                    .uses(TlsClient::new, "Dial", "DialWithDialer", "Dialer", "Client")
                    .selector("Listen", FactPattern.networkListener()),
            PackagePatterns.of("crypto/x509").uses(TlsClient::new, "SystemCertPool"),
            PackagePatterns.of("net/smtp").uses(TlsClient::new, "SendMail", "Dial", "NewClient"),
            PackagePatterns.of("net")
                    .selector("Listen", FactPattern.networkListener())
                    .selector("ListenPacket", HostResources.packets(FactPattern.networkListener()))
                    .selector("ListenIP", HostResources.use(Kind.RAW_SOCKET))
                    .selector("DialIP", HostResources.use(Kind.RAW_SOCKET))
                    .selector("Dial", HostResources.dial(0))
                    .selector("DialTimeout", HostResources.dial(0))
                    .method("DialContext", HostResources.dial(1))
                    .uses(
                            OpenListener::new,
                            "ListenTCP",
                            "ListenUDP",
                            "ListenConfig",
                            "FileListener",
                            "FilePacketConn"),
            PackagePatterns.of("log/syslog")
                    .selector("New", HostResources.use(Kind.SYSTEM_LOG))
                    .selector("NewLogger", HostResources.use(Kind.SYSTEM_LOG))
                    .selector("Dial", HostResources.systemLog()),
            PackagePatterns.of("golang.org/x/net/icmp")
                    .selector("ListenPacket", HostResources.packets(use -> Optional.empty())),
            PackagePatterns.of("runtime/debug")
                    .selector("ReadBuildInfo", FactPattern.useBeside(RevisionRead::new, "vcs.revision")),
            PackagePatterns.of("time")
                    .selector("LoadLocation", FactPattern.useUnless(TimeZoneLookup::new, BUILT_IN_ZONES)),
            PackagePatterns.of("os")
                    .selector("CreateTemp", FactPattern.temporaryFile())
                    .selector("MkdirTemp", FactPattern.temporaryFile())
                    .uses(TemporaryFile::new, "TempDir")
                    .uses(Fact.OtherArguments::new, "Args")
                    .uses(UserLookup::new, "UserHomeDir", "UserCacheDir", "UserConfigDir"),
            PackagePatterns.of("io/ioutil")
                    .selector("TempFile", FactPattern.temporaryFile())
                    .selector("TempDir", FactPattern.temporaryFile()),
            PackagePatterns.of("os/user")
                    .uses(UserLookup::new, "Current", "Lookup", "LookupId", "LookupGroup", "LookupGroupId"),
            PackagePatterns.of("os/exec")
                    .selector("Command", FactPattern.program(0))
                    .selector("CommandContext", FactPattern.program(1)),
            PackagePatterns.of("os/signal")
                    .selector("Notify", SignalNames::handler)
                    .selector("NotifyContext", SignalNames::handler),
            FlagDefinitions.PATTERNS,
            PackagePatterns.of("database/sql")
                    .selector("Open", use -> use.value(0).map(name -> new Fact.SqlDriver(use.place(), name.text())))
                    .uses(Fact.SqlRegistration::new, "Register", "OpenDB"),
            PackagePatterns.of("plugin").uses(PluginUse::new, "Open"),
            PackagePatterns.of("github.com/valyala/fasthttp").selector("ListenAndServe", FactPattern.listener(0)),
            PackagePatterns.of("github.com/gin-gonic/gin")
                    .method("Run", FactPattern.listenerMethodOr(":8080", "github.com/gin-gonic/gin."))
                    .method("RunTLS", FactPattern.listenerMethod(0))
                    .method("FormFile", FactPattern.call(TemporaryFile::new))
                    .method("MultipartForm", FactPattern.call(TemporaryFile::new)),
            PackagePatterns.of("github.com/labstack/echo")
                    .method("Start", FactPattern.listenerMethod(0))
                    .method("StartTLS", FactPattern.listenerMethod(0))
                    .method("StartAutoTLS", FactPattern.listenerMethod(0))
                    .method("FormFile", FactPattern.call(TemporaryFile::new))
                    .method("MultipartForm", FactPattern.call(TemporaryFile::new)),
            PackagePatterns.of("github.com/gofiber/fiber")
                    .method("Listen", FactPattern.listenerMethod(0))
                    .method("ListenTLS", FactPattern.listenerMethod(0))
                    .method("FormFile", FactPattern.call(TemporaryFile::new))
                    .method("MultipartForm", FactPattern.call(TemporaryFile::new)));

    private static final Map<String, PackagePatterns> BY_PATH =
            ALL.stream().collect(Collectors.toUnmodifiableMap(PackagePatterns::path, Function.identity()));

    private FactPatterns() {}

    private static Fact serves(Place place, String what) {
        return new MediaTypeLookup(place, what, "");
    }

    private static Optional<Fact> typeByExtension(Use use) {
        String extension = use.value(0).map(Value::text).orElse("");
        return Optional.of(new MediaTypeLookup(use.place(), use.what(), extension));
    }

    /** Returns the patterns of a package, in any major version; empty if no use of it is a fact. */
    static Optional<PackagePatterns> of(String importPath) {
        String path = importPath.contains("/v") ? importPath.replaceFirst("/v[0-9]+$", "") : importPath;
        return Optional.ofNullable(BY_PATH.get(path));
    }
}
