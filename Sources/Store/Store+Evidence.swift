public import Catalog

extension Store {
    /// A document's own facts, beside what a reader found in it.
    public struct SourceFacts: Sendable {
        public var label: String
        /// SHA-256 of the bytes, 64 hexadecimal digits in lower case.
        public var hash: String
        public var byteCount: Int
        public var readerVersion: Int
        /// RFC 3339, UTC.
        public var importedAt: String

        public init(label: String, hash: String, byteCount: Int, readerVersion: Int, importedAt: String) {
            self.label = label
            self.hash = hash
            self.byteCount = byteCount
            self.readerVersion = readerVersion
            self.importedAt = importedAt
        }
    }

    /// Derived names for a mention, stored beside it as layer 2.
    public struct StoredReading: Sendable {
        public var family: String
        public var given: String
        public var particles: String
        public var suffix: String
        public var prior: Double

        public init(family: String, given: String, particles: String, suffix: String, prior: Double) {
            self.family = family
            self.given = given
            self.particles = particles
            self.suffix = suffix
            self.prior = prior
        }
    }

    /// The source with this hash, if its bytes were imported before.
    public func source(withHash hash: String) throws(StoreError) -> (id: SourceID, format: String)? {
        try database.first("SELECT id, format FROM source WHERE sha256 = ?1", [.text(hash)]) { row in
            (SourceID(row.int(0)), row.text(1))
        }
    }

    /// Adds a document's evidence: layer 1 only. Answers the new source, its records in reading order, and the mentions
    /// of each record in theirs.
    public func addEvidence(_ reading: Reading, of facts: SourceFacts) throws(StoreError) -> (
        source: SourceID, records: [RecordID], mentions: [[MentionID]]
    ) {
        let source = try database.insert(
            """
            INSERT INTO source (sha256, label, format, reader_version, byte_count, imported_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [
                .text(facts.hash), .text(facts.label), .text(reading.format), .int(facts.readerVersion),
                .int(facts.byteCount), .text(facts.importedAt),
            ])
        let notes = reading.remarks.map { ("remark", $0) } + reading.refusals.map { ("refusal", $0) }
        for (index, note) in notes.enumerated() {
            try database.run(
                "INSERT INTO remark (source_id, ordinal, severity, line, what, mend) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                [
                    .int(source), .int(index + 1), .text(note.0), .int(note.1.line), .text(note.1.what),
                    .text(note.1.mend),
                ])
        }
        var records: [RecordID] = []
        var mentions: [[MentionID]] = []
        for (index, record) in reading.records.enumerated() {
            let added = try add(record, ordinal: index + 1, to: source)
            records.append(added.id)
            mentions.append(added.mentions)
        }
        return (SourceID(source), records, mentions)
    }

    private func add(
        _ record: PrintedRecord, ordinal: Int, to source: Int64
    ) throws(StoreError) -> (id: RecordID, mentions: [MentionID]) {
        let id = try database.insert(
            """
            INSERT INTO record (source_id, locator, ordinal, kind, first_line, last_line, authors_complete,
                                is_incomplete, raw)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """,
            [
                .int(source), .text(record.locator), .int(ordinal), .text(record.kind.rawValue), .int(record.firstLine),
                .int(record.lastLine), .flag(record.authorsComplete), .flag(record.isIncomplete), .text(record.raw),
            ])
        for assertion in record.assertions { try add(assertion, to: id, about: nil) }
        var mentions: [MentionID] = []
        for (index, mention) in record.mentions.enumerated() {
            let mentionID = try database.insert(
                """
                INSERT INTO mention (record_id, ordinal, surface, position, role, basis, confidence, line, char_from,
                                     char_to)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                """,
                [
                    .int(id), .int(index + 1), .text(mention.surface), .int(mention.position),
                    .text(mention.role.rawValue), .text(mention.basis.rawValue), .real(mention.confidence),
                ] + values(of: mention.place))
            for affiliation in mention.affiliations { try add(affiliation, to: id, about: mentionID) }
            mentions.append(MentionID(mentionID))
        }
        return (RecordID(id), mentions)
    }

    private func add(_ assertion: PrintedAssertion, to record: Int64, about mention: Int64?) throws(StoreError) {
        try database.run(
            """
            INSERT INTO assertion (record_id, mention_id, field, value, confidence, line, char_from, char_to)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            [
                .int(record), mention.map { .int($0) } ?? .null, .text(assertion.field.rawValue),
                .text(assertion.value), .real(assertion.confidence),
            ] + values(of: assertion.place))
    }

    private func values(of place: Place) -> [Value] {
        let end = place.column.flatMap { column in place.length.map { column + max($0, 1) - 1 } }
        return [.int(place.line), .int(place.column), .int(end)]
    }

    /// Notes the day a source was captured. False when that was known.
    public func addCapture(of source: SourceID, on day: String, saidAt: String) throws(StoreError) -> Bool {
        let known = try database.first(
            "SELECT 1 FROM capture WHERE source_id = ?1 AND captured_on = ?2", [.int(source.rawValue), .text(day)]
        ) { _ in true }
        if known == true { return false }
        try database.run(
            "INSERT INTO capture (source_id, captured_on, said_at) VALUES (?1, ?2, ?3)",
            [.int(source.rawValue), .text(day), .text(saidAt)])
        return true
    }

    /// The records of a source in page order.
    public func records(of source: SourceID) throws(StoreError) -> [RecordID] {
        // Walks the UNIQUE (source_id, locator) index of record.
        try database.rows("SELECT id FROM record WHERE source_id = ?1 ORDER BY ordinal", [.int(source.rawValue)]) {
            RecordID($0.int(0))
        }
    }

    // MARK: Layer 2

    /// Stores a key under which a record is compared.
    public func addKey(_ key: String, of record: RecordID) throws(StoreError) {
        try database.run(
            "INSERT INTO title_key (record_id, key) VALUES (?1, ?2)", [.int(record.rawValue), .text(key)])
    }

    /// Stores a key under which a mention is compared.
    public func addKey(_ key: String, of mention: MentionID) throws(StoreError) {
        try database.run(
            "INSERT INTO block_key (mention_id, key) VALUES (?1, ?2)", [.int(mention.rawValue), .text(key)])
    }

    /// Stores the readings of a mention.
    public func addReadings(_ readings: [StoredReading], of mention: MentionID) throws(StoreError) {
        for (index, reading) in readings.enumerated() {
            try database.run(
                """
                INSERT INTO name_reading (mention_id, reading_no, family, given, particles, suffix, prior)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                """,
                [
                    .int(mention.rawValue), .int(index + 1), .text(reading.family), .text(reading.given),
                    .text(reading.particles), .text(reading.suffix), .real(reading.prior),
                ])
        }
    }
}
