import Catalog

/// The part of a profile above its works, read into the page's record.
struct ProfilePage {
    private(set) var record: PrintedRecord
    private(set) var name: Substring?

    init(_ lines: ArraySlice<Line>) {
        record = PrintedRecord("page", .page, lines: lines)
        record.firstLine = 1
        readHead(lines.prefix { $0.text != "Trust snapshot" && $0.text != "Published work" })
        readTrust(lines)
        readSections(lines)
        if let last = lines.last, last.isOpen, !Self.isWhole(last.text) { record.isIncomplete = true }
    }

    /// Whether a line at the open end of the page is one of the fixed texts and so lacks nothing.
    private static func isWhole(_ text: String) -> Bool {
        text.hasSuffix("published item(s)") || text.endsSentence
    }
}

// MARK: - Head

extension ProfilePage {
    private mutating func readHead(_ lines: ArraySlice<Line>) {
        var lines = lines
        let hasLabel = lines.first?.text == "Researcher profile"
        if hasLabel { lines = lines.dropFirst() }
        // Nothing on a line that the page ends in is trusted.
        if let last = lines.last, last.isOpen { lines = lines.dropLast() }
        guard let nameIndex = nameIndex(lines, hasLabel: hasLabel) else {
            if let role = lines.first(where: { isRoleLine($0.text) }) { readRole(role) }
            return
        }
        let line = lines[nameIndex]
        name = line.text[...]
        record.state(.name, line.text[...], on: line)
        record.mentions.append(.init(line.text, position: nil, role: .subject, at: line.place))
        var rest = lines[(nameIndex + 1)...]
        if let next = rest.first, !isRoleLine(next.text), next.text.hasPrefix(line.text) || next.text.endsSentence {
            record.state(.description, next.text[...], on: next)
            rest = rest.dropFirst()
        }
        for chip in rest.prefix(6) { readRole(chip) }
    }

    /// The line that a following description repeats, else the line under the label.
    private func nameIndex(_ lines: ArraySlice<Line>, hasLabel: Bool) -> Int? {
        let repeated = lines.indices.dropLast().first { lines[$0 + 1].text.hasPrefix(lines[$0].text + " ") }
        if let repeated { return repeated }
        guard hasLabel, let first = lines.first, !isRoleLine(first.text) else { return nil }
        return lines.startIndex
    }
}

// MARK: - Role, affiliation, collaboration

extension ProfilePage {
    private static let roles = ["Researcher", "Professor", "Student", "Author", "Engineer", "Scientist", "Postdoc"]
    private static let collaborations = [
        "Not open to collaborate", "Not open to collaboration", "Closed to collaborate", "Open to collaborate",
        "Open to collaboration", "Open to collaborations",
    ]
    private static let states = ["Affiliation not imported", "Affiliation unknown", "No affiliation"]

    private func isRoleLine(_ text: String) -> Bool {
        Self.states.contains { text.contains(literal: $0) } || Self.collaborations.contains { text.hasSuffix($0) }
            || Self.roles.contains { role in
                text.after(prefix: role).map { $0.isEmpty || $0.unicodeScalars.first?.isUpper == true } ?? false
            } && text != "Researcher profile"
    }

    /// Cuts glued chips: known ones from both ends, the middle is the affiliation.
    private mutating func readRole(_ line: Line) {
        var rest = line.text[...]
        var isSure = true
        for role in Self.roles where record[.role] == nil {
            guard let after = rest.after(prefix: role), after.unicodeScalars.first?.isLower != true else { continue }
            record.state(.role, rest[..<after.startIndex], on: line)
            rest = after.trimmed
        }
        var collaboration: Substring?
        for known in Self.collaborations where collaboration == nil {
            guard let before = rest.before(suffix: known) else { continue }
            collaboration = rest[before.endIndex...]
            rest = before.trimmed
        }
        for state in Self.states {
            guard let (before, after) = rest.cut(at: state) else { continue }
            if record[.role] == nil { record.state(.role, before, on: line) }
            record.state(.affiliationState, rest[before.endIndex..<after.startIndex], on: line)
            if let collaboration = collaboration ?? (after.trimmed.isEmpty ? nil : after) {
                record.state(.collaboration, collaboration, on: line)
            }
            return
        }
        if record[.role] == nil, !rest.isEmpty, let seam = Self.seams(in: rest).first {
            record.state(.role, rest[..<seam], on: line, confidence: 0.5)
            rest = rest[seam...]
            isSure = false
        }
        if collaboration == nil, let seam = Self.seams(in: rest).last(where: { Self.isPhrase(rest[$0...]) }) {
            collaboration = rest[seam...]
            rest = rest[..<seam]
            isSure = false
        }
        record.state(.affiliation, rest, on: line, confidence: isSure ? 1 : 0.5)
        if let collaboration {
            record.state(.collaboration, collaboration, on: line, confidence: isSure ? 1 : 0.5)
        }
    }

    /// Where a small letter touches a capital that no name prefix explains.
    static func seams(in text: Substring) -> [String.Index] {
        let indices = Array(text.unicodeScalars.indices.prefix(400))
        let scalars = indices.map { text.unicodeScalars[$0] }
        return scalars.indices.dropFirst().filter { index in
            scalars[index].isUpper && (scalars[index - 1].isLower || scalars[index - 1] == ")")
                && !NameShape.prefixes.contains(NameShape.hump(scalars, endingAt: index))
        }.map { indices[$0] }
    }

    /// A chip of several words of which only the first is written with a capital.
    private static func isPhrase(_ text: Substring) -> Bool {
        let words = text.split(separator: " ")
        return words.count > 1 && words.dropFirst().allSatisfy { $0.unicodeScalars.first?.isLower == true }
    }
}

// MARK: - Trust

extension ProfilePage {
    private mutating func readTrust(_ lines: ArraySlice<Line>) {
        guard let index = lines.firstIndex(where: { !$0.isOpen && Self.trustChip($0.text[...]) != nil }),
            let (score, rest) = Self.trustChip(lines[index].text[...])
        else { return }
        let line = lines[index]
        record.state(.trustScore, score, on: line)
        readTier(rest, on: line)
        // Chips of a saved page may stand on lines of their own.
        for chip in lines[(index + 1)...].prefix(3) where !chip.isOpen {
            if chip.text.hasPrefix("Verification ") {
                readLevel(chip.text.dropFirst("Verification ".count), on: chip)
            } else if record[.claimState] == nil, Self.isClaim(chip.text) {
                record.state(.claimState, chip.text[...], on: chip)
            } else {
                break
            }
        }
    }

    /// `Trust 21 - Emerging…`: the number and what follows the dash.
    private static func trustChip(_ text: Substring) -> (score: Substring, rest: Substring)? {
        guard let rest = text.after(prefix: "Trust ") else { return nil }
        for dash in [" - ", " – ", " — "] {
            if let (before, after) = rest.cut(at: dash), before.trimmed.isDigits { return (before, after) }
        }
        return nil
    }

    /// The tier lies before the literal `Verification `; without it, it is the first word.
    private mutating func readTier(_ text: Substring, on line: Line) {
        if let (tier, level) = text.cut(at: "Verification ") {
            record.state(.trustTier, tier, on: line)
            readLevel(level, on: line)
        } else if let seam = Self.seams(in: text).first {
            record.state(.trustTier, text[..<seam], on: line)
            record.state(.claimState, text[seam...], on: line)
        } else if let (tier, claim) = text.cut(at: " "), Self.isClaim(String(claim)) {
            record.state(.trustTier, tier, on: line)
            record.state(.claimState, claim, on: line)
        } else {
            record.state(.trustTier, text, on: line)
        }
    }

    /// `L` and digits, then the claim chip.
    private mutating func readLevel(_ text: Substring, on line: Line) {
        let text = text.trimmed
        var end = text.endIndex
        if let digits = text.after(prefix: "L")?.leadingDigits, !digits.isEmpty {
            end = digits.endIndex
        } else if let seam = Self.seams(in: text).first {
            end = seam
        }
        record.state(.verificationLevel, text[..<end], on: line)
        record.state(.claimState, text[end...], on: line)
    }

    private static func isClaim(_ text: String) -> Bool {
        ["Unclaimed", "Claimed", "Claim "].contains { text.hasPrefix($0) } || text.hasSuffix(" author")
    }
}

// MARK: - Counters and fixed texts

extension ProfilePage {
    private static let labels = ["works", "followers", "topics", "close collaborators"]

    private mutating func readSections(_ lines: ArraySlice<Line>) {
        let trust = lines.firstIndex { $0.text == "Trust snapshot" } ?? lines.startIndex
        let actions = lines[trust...].prefix(60).firstIndex { $0.text == "Actions" } ?? min(lines.endIndex, trust + 60)
        let isLabelFirst = Self.isLabelFirst(lines[trust..<max(trust, actions)])
        for index in lines[trust...].indices {
            let line = lines[index]
            let next = index + 1 < lines.endIndex ? lines[index + 1] : nil
            if let number = ResearcherProfile.publishedCount(line) {
                record.state(.count("published-items"), number, on: line)
            } else if let button = line.text.after(prefix: "Follow researcher")?.trimmed {
                readButton(button, on: line, next: next)
            } else if line.text.contains(literal: "is loading the nearby papers"), !line.isOpen {
                record.state(.notLoaded, line.text[...], on: line)
            } else if index < actions, !isLabelFirst {
                readCounter(line, next: next)
            } else if index < actions, let next, next.text.isDigits, !next.isOpen, record[.count(line.text)] == nil,
                Self.labels.contains(line.text)
            {
                record.state(.count(line.text), next.text[...], on: next)
            }
        }
    }

    /// Whether the counters of a saved page stand below their labels, as in a list of terms and their values.
    private static func isLabelFirst(_ lines: ArraySlice<Line>) -> Bool {
        guard let first = lines.firstIndex(where: { labels.contains($0.text) }), first + 1 < lines.endIndex else {
            return false
        }
        return lines[first + 1].text.isDigits && !(first > lines.startIndex && lines[first - 1].text.isDigits)
    }

    /// The counter glued to the button, or on the line below it.
    private mutating func readButton(_ rest: Substring, on line: Line, next: Line?) {
        if rest.isDigits, !line.isOpen {
            record.state(.count("follow-button"), rest, on: line)
        } else if rest.isEmpty, let next, next.text.isDigits, !next.isOpen {
            record.state(.count("follow-button"), next.text[...], on: next)
        }
    }

    /// `8works`, `8 works`, or the number above its label.
    private mutating func readCounter(_ line: Line, next: Line?) {
        let number = line.text.leadingDigits
        guard !number.isEmpty else { return }
        var label = line.text[number.endIndex...].trimmed
        var labelLine = line
        if label.isEmpty, let next {
            label = next.text[...]
            labelLine = next
        }
        let isKnown = Self.labels.contains(String(label))
        let words = label.split(separator: " ")
        let isPlain =
            (1...3).contains(words.count) && label.unicodeScalars.allSatisfy { $0.isLower || $0.isBlank || $0 == "-" }
        // A label the page ends in is trusted only when it is a whole known one.
        guard isKnown || (isPlain && !labelLine.isOpen), record[.count(String(label))] == nil else { return }
        record.state(.count(String(label)), number, on: line)
    }
}
