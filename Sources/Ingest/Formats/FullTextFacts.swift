import Catalog

/// What the running text of a paper states about the paper: its identifiers, dates, addresses.
enum FullTextFacts {
    static func state(_ lines: [Line], on record: inout PrintedRecord) {
        for line in lines {
            stateDates(line, on: &record)
            stateIdentifiers(line, on: &record)
            for address in WebAddress.all(in: line) {
                record.state(address.field, address.text, on: line)
            }
            for email in emails(in: line) { record.state("email", email, on: line) }
        }
    }

    private static func stateDates(_ line: Line, on record: inout PrintedRecord) {
        if record[.datePublished] == nil, let date = line.text.after(prefix: "First published "),
            let found = fullDate(date)
        {
            record.state(.datePublished, found, on: line)
        }
        if record["date.received"] == nil,
            let (_, after) = line.text.cut(at: "received for review ") ?? line.text.cut(at: "Received: "),
            let found = fullDate(after)
        {
            record.state("date.received", found, on: line)
        }
    }

    /// A date with its year at the start of the text: `December 23, 2019`, `15 September 2016`.
    private static func fullDate(_ text: Substring) -> Substring? {
        let words = text.prefix(40).split(separator: " ")
        guard words.count >= 3 else { return nil }
        let digits = words[2].leadingDigits
        guard digits.isYear, digits.endIndex < text.endIndex || digits.isYear else { return nil }
        let date = text[..<digits.endIndex]
        return PartialDate(printed: String(date))?.day != nil ? date : nil
    }

    /// The paper's own DOI and arXiv number, where a line is given to them or to the paper's supplement.
    private static func stateIdentifiers(_ line: Line, on record: inout PrintedRecord) {
        if record[.doi] == nil {
            let isOwn =
                ["doi", "DOI", "https://doi.org/10.", "http://doi.org/10.", "www.pnas.org/cgi/doi/"].contains {
                    line.text.hasPrefix($0)
                } || line.text.contains(literal: "suppl/doi:")
            if isOwn, let doi = WebAddress.doi(in: line.text[...]),
                !line.isOpen || !WebAddress.withoutSentenceMarks(line.text[doi.endIndex...]).isEmpty
            {
                record.state(.doi, doi, on: line)
            }
        }
        if record[.arxiv] == nil, let rest = line.text.after(prefix: "arXiv:") {
            let id = rest.prefix { !$0.isWhitespace }
            if PaperSubject.isArXiv(id), id.endIndex < line.text.endIndex || !line.isOpen {
                record.state(.arxiv, id, on: line)
            }
        }
    }

    /// Words with an at sign and a domain, the sentence's own marks left off.
    private static func emails(in line: Line) -> [Substring] {
        guard line.text.utf8.contains(UInt8(ascii: "@")) else { return [] }
        return line.text.split { " ,;()<>[]\t:".contains($0) }.compactMap { word in
            let address = WebAddress.withoutSentenceMarks(word)
            guard let (local, domain) = address.cut(at: "@"), !local.isEmpty, domain.contains("."),
                !domain.contains("@"),
                !domain.hasPrefix("."), !(line.isOpen && word.endIndex == line.text.endIndex)
            else { return nil }
            return address
        }
    }
}

/// A web address in running text, judged by what it leads to.
struct WebAddress {
    var text: Substring
    var field: Field

    private static let codeHosts = [
        "github.com/", "gitlab.com/", "bitbucket.org/", "codeberg.org/", "sourceforge.net/", "codeocean.com/", "sr.ht/",
        "gitlab.",
    ]
    private static let dataHosts = [
        "zenodo.org/", "figshare.com/", "osf.io/", "datadryad.org/", "dataverse.", "kaggle.com/", "doi.org/10.5281/",
        "doi.org/10.6084/", "doi.org/10.5061/", "archive.ics.uci.edu/", "openneuro.org/",
    ]

    /// The addresses of code and of data on a line. Others, such as a publisher's, are left out.
    static func all(in line: Line) -> [WebAddress] {
        var found: [WebAddress] = []
        var rest = line.text[...]
        while let start = nextStart(in: rest) {
            let word = rest[start...].prefix { !$0.isWhitespace && !"<>\"“”|\\".contains($0) }
            rest = rest[max(word.endIndex, rest.index(after: start))...]
            // An address the document ends in may lack letters.
            if line.isOpen, word.endIndex == line.text.endIndex { continue }
            let address = withoutSentenceMarks(untilBracket(word))
            if let field = field(of: address, before: line.text[..<address.startIndex]) {
                found.append(WebAddress(text: address, field: field))
            }
        }
        return found
    }

    private static let starts = ["https://", "http://", "github.com/", "gitlab.com/"]

    /// Where the next address begins. Each character is looked at once however many there are.
    private static func nextStart(in text: Substring) -> String.Index? {
        var from = text.startIndex
        while let spot = text.utf8[from...].firstIndex(where: { $0 == UInt8(ascii: "h") || $0 == UInt8(ascii: "g") }) {
            if starts.contains(where: { text.utf8[spot...].starts(with: $0.utf8) }) { return spot }
            from = text.utf8.index(after: spot)
        }
        return nil
    }

    /// What the address leads to: by its host, else by the nearest word before it.
    private static func field(of address: Substring, before: Substring) -> Field? {
        let low = address.prefix(200).lowercased()
        if dataHosts.contains(where: low.contains) { return .dataAddress }
        if codeHosts.contains(where: low.contains) { return .codeAddress }
        let sentence = before.suffix(200).lowercased()
        let context = sentence.cutLast(at: ". ").map { String($0.after) } ?? sentence
        let isOffered = ["available", "deposited", "found at", "hosted", "repository"].contains(where: context.contains)
        guard isOffered else { return nil }
        if ["code", "script", "software", "implementation"].contains(where: context.contains) { return .codeAddress }
        return context.contains("data") ? .dataAddress : nil
    }

    /// Up to a closing bracket that was opened before the address.
    private static func untilBracket(_ word: Substring) -> Substring {
        var depth = 0
        for index in word.indices {
            switch word[index] {
            case "(", "[", "{": depth += 1
            case ")", "]", "}":
                depth -= 1
                if depth < 0 { return word[..<index] }
            default: break
            }
        }
        return word
    }

    /// Stops, commas and quotes at the end belong to the sentence.
    static func withoutSentenceMarks(_ word: Substring) -> Substring {
        var word = word
        while let last = word.last, ".,;:!?'’*_`".contains(last) { word = word.dropLast() }
        return word
    }

    /// The first DOI in the text: `10.`, a registrant, a slash and a suffix.
    static func doi(in text: Substring) -> Substring? {
        var rest = text
        while let spot = rest.range(of: "10.") {
            let digits = rest[spot.upperBound...].leadingDigits
            if (4...9).contains(digits.utf8.count), let suffix = rest[digits.endIndex...].after(prefix: "/") {
                let end =
                    suffix.prefix(300).firstIndex { $0.isWhitespace || "<>\"“”|,;".contains($0) }
                    ?? suffix.prefix(300).endIndex
                let whole = rest[spot.lowerBound..<end]
                // A publisher's page below the DOI is no part of it.
                let own = whole.cut(at: "/-/")?.before ?? whole
                let doi = withoutSentenceMarks(untilBracket(own))
                if !doi.hasSuffix("/") { return doi }
            }
            rest = rest[spot.upperBound...]
        }
        return nil
    }
}
