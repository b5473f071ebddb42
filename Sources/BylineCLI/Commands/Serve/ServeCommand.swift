import Byline
import Service

struct ServeCommand: Command {
    static let definition = CommandDefinition(
        "serve", "Answers over HTTP from the store: pages, API, health, metrics",
        flags: [
            .option("port", "N", .text, "The port, 8080 by default; 0 takes any that is free and prints it"),
            .option("host", "ADDRESS", .text, "The numeric address to listen on; 127.0.0.1 by default"),
            .option("origin", "URL", .text, "How the world reaches it, for links: https://byline.example"),
            .option("threads", "N", .count, "Threads that answer, each with a connection of its own; two a core"),
            .option("max-head", "BYTES", .count, "The most bytes of a request's head; 16384"),
            .option("max-body", "BYTES", .count, "The most bytes of a request's body; 65536"),
            .option("max-seconds", "N", .count, "The most seconds for one exchange, or between two; 30"),
            .option("max-connections", "N", .count, "The most connections; 1024"),
            .option("max-per-address", "N", .count, "The most connections from one address; 64"),
            .option("rate", "N", .text, "What one network may ask in a minute; 1200 by default, off for no bound"),
            .option("cache", "MB", .text, "Megabytes of finished answers kept; 64 by default"),
            .option("trusted-proxies", "LIST", .text, "Addresses or networks that say for whom they ask"),
            .option(
                "proxy-field", "FIELD", .choice(Forwarding.Field.allCases.map(\.rawValue)),
                "The field in which they say it; x-forwarded-for"),
            .option("tls-cert", "FILE", .file, "Certificate chain as PEM, to speak HTTPS"),
            .option("tls-key", "FILE", .file, "Its private key as PEM"),
            .option("access-log", "FILE", .text, "Where a JSON line for each request goes: a file, - or none"),
        ],
        examples: [
            Example("byline serve", "On http://127.0.0.1:8080"),
            Example("byline serve --port 0 --access-log none", "On any free port, which the first line names"),
            Example(
                "byline serve --trusted-proxies 127.0.0.1 --origin https://byline.example", "Behind a proxy here"),
        ],
        exits: [.notFound, .invalidInput, .denied])
    let line: ParsedLine
    let port: Int
    let origin: String?

    init(_ line: ParsedLine) throws(UsageError) {
        self.line = line
        port = try Self.number(line, "port", in: 0...65_535) ?? 8_080
        origin = line.value("origin")
        if let origin { try Self.check(origin) }
        if line.has("tls-cert") != line.has("tls-key") {
            throw UsageError(what: "--tls-cert and --tls-key belong together", mend: "Give both, or neither")
        }
        _ = try Self.rate(line)
        _ = try Self.number(line, "cache", in: 0...65_536)
        _ = try Self.proxies(line)
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let settings = try settings(session)
        let signals = Signals()
        let listener = try Listener(host: line.value("host") ?? "127.0.0.1", port: port)
        let address = listener.address(isSecure: settings.tls != nil)
        let site = Site.whole(at: origin ?? address)
        let daemon = try Daemon(site, on: listener, settings: settings)
        // On standard error: a pipe gets it at once, and standard output stays free.
        session.diagnostics.attach("byline serves \(session.storePath) at \(address)\n")
        while !signals.come(within: 1) { daemon.tend() }
        daemon.stop()
        session.diagnostics.note("Stopped.")
        return .ok
    }

    private func settings(_ session: Session) throws -> Daemon.Settings {
        var settings = Daemon.Settings(store: session.storePath)
        settings.threads = line.number("threads") ?? max(4, 2 * session.surroundings.processors)
        settings.headLimit = line.number("max-head") ?? settings.headLimit
        settings.bodyLimit = line.number("max-body") ?? settings.bodyLimit
        settings.timeLimit = line.number("max-seconds") ?? settings.timeLimit
        settings.connectionLimit = line.number("max-connections") ?? settings.connectionLimit
        settings.connectionsPerAddress = line.number("max-per-address") ?? settings.connectionsPerAddress
        settings.ratePerMinute = try Self.rate(line)
        settings.cacheBytes = (try Self.number(line, "cache", in: 0...65_536) ?? 64) << 20
        settings.forwarding = Forwarding(
            trusted: try Self.proxies(line),
            field: line.value("proxy-field").flatMap(Forwarding.Field.init) ?? .xForwardedFor)
        if let certificate = line.value("tls-cert"), let key = line.value("tls-key") {
            settings.tls = (try Self.text(of: certificate), try Self.text(of: key))
        }
        settings.accessLog =
            switch line.value("access-log") ?? "-" {
            case "-": .standardError
            case "none": .none
            case let file: .file(file)
            }
        return settings
    }

    // MARK: Reading flags

    private static func number(_ line: ParsedLine, _ name: String, in range: ClosedRange<Int>) throws(UsageError)
        -> Int?
    {
        guard let text = line.value(name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw UsageError(
                what: "--\(name) is “\(text)”",
                mend: "Give a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    private static func rate(_ line: ParsedLine) throws(UsageError) -> Int? {
        if line.value("rate") == "off" { return nil }
        return try number(line, "rate", in: 1...1_000_000) ?? 1_200
    }

    private static func proxies(_ line: ParsedLine) throws(UsageError) -> [Network] {
        var networks: [Network] = []
        for word in (line.value("trusted-proxies") ?? "").split(separator: ",") {
            guard let network = Network(String(word)) else {
                throw UsageError(
                    what: "“\(word)” is no address or network", mend: "Write them as 127.0.0.1,10.0.0.0/8,::1")
            }
            networks.append(network)
        }
        return networks
    }

    private static func check(_ origin: String) throws(UsageError) {
        let hasScheme = origin.hasPrefix("https://") || origin.hasPrefix("http://")
        guard hasScheme, !origin.hasSuffix("/"), origin.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw UsageError(
                what: "--origin is “\(origin)”", mend: "Write it as https://byline.example, without a slash at its end")
        }
    }

    private static func text(of file: String) throws -> String {
        do throws(Files.Refusal) { return String(decoding: try Files.read(file, limit: 1 << 20), as: UTF8.self) } catch
        {
            throw BylineError(
                .notFound, "“\(file)” cannot be read: \(error.reason)", mend: "Name a file of PEM text")
        }
    }
}
