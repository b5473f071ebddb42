/// A command line cut into words and flags, before anybody knows which command it calls.
struct Tokens {
    struct GivenFlag {
        var flag: Flag
        var value: String?
    }
    var words: [String] = []
    var flags: [GivenFlag] = []
    /// The first thing wrong with a flag. It waits until the command is known, whose own flags it may resemble.
    var firstFault: Fault?

    enum Fault {
        case unknown(String)
        case needsValue(Flag)
        case takesNone(Flag)
    }

    init(_ arguments: [String]) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                words += rest
                return
            } else if argument.hasPrefix("--") {
                readLong(argument, &rest)
            } else if argument.hasPrefix("-"), argument != "-" {
                readShort(argument)
            } else {
                words.append(argument)
            }
        }
    }

    private mutating func readLong(_ argument: String, _ rest: inout ArraySlice<String>) {
        let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard let flag = CommandTree.anyFlag(name) else { return fault(.unknown("--" + name)) }
        if flag.value == nil {
            if parts.count > 1 { return fault(.takesNone(flag)) }
            flags.append(GivenFlag(flag: flag, value: nil))
        } else if parts.count > 1 {
            flags.append(GivenFlag(flag: flag, value: String(parts[1])))
        } else if let value = rest.first, value == "-" || !value.hasPrefix("-") {
            rest.removeFirst()
            flags.append(GivenFlag(flag: flag, value: value))
        } else {
            fault(.needsValue(flag))
        }
    }

    /// `-q`, or several switches at once: `-qv`, `-vv`.
    private mutating func readShort(_ argument: String) {
        for letter in argument.dropFirst() {
            guard let flag = CommandTree.anyFlag(short: letter), flag.value == nil else {
                return fault(.unknown(argument))
            }
            flags.append(GivenFlag(flag: flag, value: nil))
        }
    }

    private mutating func fault(_ fault: Fault) { if firstFault == nil { firstFault = fault } }

    func has(_ name: String) -> Bool { flags.contains { $0.flag.name == name } }
    func value(_ name: String) -> String? { flags.last { $0.flag.name == name }?.value }
}
