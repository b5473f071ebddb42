import Catalog

/// One paper as arXiv describes it, in whatever wrapping, before it becomes a record.
struct ArXivEntry {
    struct Author: Hashable {
        /// As printed, given names first where the source gives the parts.
        var name: String
        /// The family name, where the source says which part it is.
        var family: String?
        var affiliations: [String] = []
        /// Where the source says by which iD the author is known.
        var orcid: ORCID?
    }
    struct Version: Hashable {
        /// `v2`.
        var name: String
        /// As printed.
        var date: String
    }

    /// As printed: `0704.0001`, `oai:arXiv.org:hep-th/9901001`.
    var id: String
    var firstLine: Int
    var lastLine: Int
    var title: String?
    var abstract: String?
    var authors: [Author] = []
    var isCut = false
    /// The author line as printed, where names were cut from one.
    var authorLine: String?
    var submitter: String?
    /// Space-separated, the primary one first.
    var categories: [String] = []
    var versions: [Version] = []
    /// When it was first submitted, as printed.
    var date: String?
    /// When the newest version or the record last changed, as printed.
    var updated: String?
    var doi: String?
    var journalReference: String?
    /// Whatever else is stated, in order.
    var others: [(field: Field, value: String)] = []
    /// The day on which the record was withdrawn from the archive's lists.
    var deleted: String?

    init(id: String, firstLine: Int, lastLine: Int) {
        self.id = id
        self.firstLine = firstLine
        self.lastLine = lastLine
    }

    /// Adds what is stated, if something is.
    mutating func add(_ field: Field, _ value: String?) {
        guard let value = value?.collapsed, !value.isEmpty else { return }
        others.append((field, value))
    }

    /// Takes the names of an author line.
    mutating func take(_ line: AuthorLine, printed: String) {
        authors = line.authors.map { Author(name: $0.name, affiliations: $0.affiliations) }
        isCut = line.isCut
        authorLine = printed.collapsed
    }

    // MARK: The record

    /// - Throws: a refusal when the identifier is none or the entry names no work.
    func record(file: String) throws(IngestError) -> PrintedRecord {
        let place = Place(line: firstLine)
        let key: ArXivID
        do {
            key = try ArXivID.read(id.collapsed)
        } catch {
            throw IngestError(error.what, file: file, line: firstLine, mend: error.mend)
        }
        let title = title?.collapsed ?? ""
        guard !title.isEmpty || deleted != nil else {
            throw IngestError(
                "\(key.key) has no title", file: file, line: firstLine, mend: "Fetch the record again")
        }
        // A place without a name is somebody all the same: the list is not whole.
        let named = authors.filter { !$0.name.isBlank }
        let isCut = isCut || named.count < authors.count
        var record = PrintedRecord(
            locator: "arxiv " + key.key, kind: .item, firstLine: firstLine, lastLine: lastLine, raw: "",
            authorsComplete: authors.isEmpty ? nil : !isCut)
        func state(_ field: Field, _ value: String?) {
            guard let value, !value.isEmpty else { return }
            record.assertions.append(PrintedAssertion(field, Document.tidy(value), at: place))
        }
        state(.title, title)
        state(.abstract, abstract.map(Self.paragraphs))
        state(.arxiv, id.collapsed)
        state(.doi, doi?.collapsed)
        state(.venue, journalReference?.collapsed)
        state(.date, (date ?? versions.first?.date)?.collapsed)
        state(.dateUpdated, updated?.collapsed)
        for version in versions { state(.version, (version.name + " " + version.date).collapsed) }
        for category in categories { state(.category, category) }
        state(.submitter, submitter?.collapsed)
        for other in others { state(other.field, other.value) }
        state(.authorLine, authorLine?.collapsed)
        state(.deleted, deleted)
        state(.retraction, retraction)
        record.mentions = named.enumerated().map { mention($1, position: $0 + 1, at: place) }
        return record
    }

    /// What says that the paper no longer stands: that arXiv has taken the record away, or the words of its comment or
    /// abstract.
    private var retraction: String? {
        if let deleted { return "deleted at arXiv \(deleted)" }
        let comments = others.filter { $0.field == .comments }.map(\.value)
        return Withdrawal(comments: comments, abstract: abstract)?.sentence
    }

    private func mention(_ author: Author, position: Int, at place: Place) -> PrintedMention {
        let name = author.name.collapsed
        var stated = author.affiliations.filter { !$0.isEmpty }.map {
            PrintedAssertion(.affiliation, Document.tidy($0.collapsed), at: place)
        }
        // Said only where a reader of the name alone would take another part for the family.
        if let family = author.family?.collapsed, family.contains(" "), family != name {
            stated.append(PrintedAssertion(.familyName, Document.tidy(family), at: place))
        }
        if let orcid = author.orcid { stated.append(PrintedAssertion("orcid", orcid.description, at: place)) }
        return PrintedMention(
            Document.tidy(name), position: position, affiliations: stated, at: place)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    /// arXiv wraps abstracts; a line that begins with blanks begins a paragraph. One pass over the bytes.
    static func paragraphs(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { room in
                let raw = UnsafeRawBufferPointer(bytes)
                var count = 0
                var at = 0
                while at < raw.count {
                    // Between two words: nothing, a blank, or a paragraph's end.
                    var due: UInt8 = 0
                    var isLineStart = at == 0
                    while at < raw.count, isBlank(raw[at]) {
                        if raw[at] == 0x0A || raw[at] == 0x0D {
                            isLineStart = true
                        } else if isLineStart {
                            due = 0x0A
                        }
                        if due == 0 { due = 0x20 }
                        at += 1
                    }
                    guard at < raw.count else { break }
                    if due != 0, count > 0 {
                        room[count] = due
                        count += 1
                    }
                    var end = ByteScan.endOfWord(raw, from: at)
                    while end < raw.count, !isBlank(raw[end]) { end = ByteScan.endOfWord(raw, from: end + 1) }
                    let word = raw[at..<end]
                    UnsafeMutableRawBufferPointer(room)[count...].copyBytes(from: word)
                    count += word.count
                    at = end
                }
                return count
            }
        }
    }
}

/// Gives every record of a source a locator of its own: the second of a name gets a number.
struct Locators {
    private var counts: [String: Int] = [:]

    mutating func place(_ record: inout PrintedRecord) {
        let count = counts[record.locator, default: 0] + 1
        counts[record.locator] = count
        if count > 1 { record.locator += " (\(count))" }
    }
}
