import Byline
import Catalog
import Glibc
import Harvest

// What commands that go out to fetch something have in common.

extension Flag {
    /// What bounds the asking.
    static let going: [Flag] = [
        .option("pause", "SECONDS", .text, "From one request to the next; 3 by default, as arXiv asks"),
        .option("contact", "ADDRESS", .text, "How to reach you, told to the server; else BYLINE_CONTACT"),
    ]
    static let base = Flag.option("base", "URL", .text, "The query service to ask; arXiv's by default")
}

extension ParsedLine {
    /// Seconds from one request to the next, 0 … 3,600.
    func manners() throws(UsageError) -> Manners {
        guard let text = value("pause") else { return Manners() }
        guard let seconds = Double(text), (0...3600).contains(seconds) else {
            throw UsageError(what: "--pause is “\(text)”, no number of seconds up to 3600", mend: "Give one, like 3")
        }
        return Manners(pause: seconds)
    }
}

extension Session {
    /// How this call goes out: by the clocks of its surroundings, until Ctrl-C, with a line of progress now and then.
    func errand(_ line: ParsedLine) -> Errand {
        surroundings.giveWay()
        let isStopped = surroundings.awaitInterruption()
        let start = surroundings.now()
        let meter = Box(ProgressMeter(total: 0, redraws: redraws, noun: "records"))
        let (diagnostics, surroundings) = (diagnostics, surroundings)
        return Errand(
            agent: agent(line), now: { surroundings.now().inSeconds }, date: { moment },
            wait: { seconds in
                // In short pieces, so that Ctrl-C is heard.
                usleep(UInt32(min(max(seconds, 0.001), 0.1) * 1_000_000))
            },
            isStopped: isStopped
        ) { event in
            switch event {
            case .again(let why, let seconds):
                diagnostics.note("\(why.prefix(1).uppercased())\(why.dropFirst()); asking again in \(Int(seconds)) s.")
            case .kept(let records, let total):
                meter.value.total = total ?? 0
                guard let text = meter.value.text(done: records, elapsed: surroundings.now() - start) else { return }
                if meter.value.redraws { diagnostics.raw(text) } else { diagnostics.progress(text) }
            }
        }
    }

    private var redraws: Bool {
        surroundings.errorsAreTerminal && surroundings.environment["TERM"] != "dumb" && !diagnostics.isJSON
    }

    /// Who asks. A server that is troubled by this program wants to reach somebody.
    private func agent(_ line: ParsedLine) -> String {
        let contact = line.value("contact") ?? surroundings.variable("BYLINE_CONTACT")
        let name = "byline/\(CommandTree.version)"
        return contact.map { "\(name) (\($0.onOneLine))" } ?? name
    }

    /// Says who is not named to the server, once a call goes out to another machine.
    func tellContact(_ line: ParsedLine) {
        guard line.value("contact") == nil, surroundings.variable("BYLINE_CONTACT") == nil else { return }
        diagnostics.note("No contact is told to the server; --contact or BYLINE_CONTACT names one.")
    }
}

/// A value that closures share.
private final class Box<Value> {
    var value: Value
    init(_ value: Value) { self.value = value }
}

extension Duration {
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
