public import Catalog

/// Reads one document piece by piece: unpacks it, finds out what it is, and passes it on to the reader of its format.
///
/// A document of a streamed format is never held whole; one of a page format is, up to the bound of `Document`.
public struct DocumentReader {
    /// How much of a document is looked at before its format is decided.
    static let headSize = 64 << 10

    private let file: String
    private let wanted: (any Format.Type)?
    private var state = State.undecided
    /// Of a streamed format. It is used where it stands: a copy would copy all it remembers with every piece.
    private var reader: (any RecordReader)?
    private var streamed: (any StreamedFormat.Type)?
    /// The bytes as they came, until the format is known; for a page, all of them.
    private var held: [UInt8] = []
    private var inflater: Inflater?
    private var narrower: UTF16Narrower?

    private enum State {
        case undecided
        case page
        case stream
    }

    /// - Parameters:
    ///   - file: how messages call the document; it decides nothing.
    ///   - name: the name of a format to use in place of the recognised one.
    public init(file: String, as name: String? = nil) throws(IngestError) {
        self.file = file
        wanted = if let name { try format(named: name, file: file) } else { nil }
    }

    /// Takes the next bytes as they stand in the file, and adds what ended in them to the reading.
    public mutating func take(_ bytes: ArraySlice<UInt8>, into reading: inout Reading) throws(IngestError) {
        try unpack(bytes) { piece, format, reader throws(IngestError) in
            reading.format = format.name
            try reader?.take(piece, into: &reading)
        }
    }

    /// The document has ended.
    public mutating func finish(into reading: inout Reading) throws(IngestError) {
        if case .undecided = state {
            try decide { piece, format, reader throws(IngestError) in
                reading.format = format.name
                try reader?.take(piece, into: &reading)
            }
        }
        guard case .stream = state else { return try readPage(into: &reading) }
        if inflater?.isWithinMember == true {
            reading.remarks.append(Remark("the compressed stream ends early", file: file, mend: "Fetch the file again"))
        }
        try reader?.finish(into: &reading)
    }

    // MARK: Unpacking

    /// What is done with a piece of the document: unpacked, in UTF-8 where it was UTF-16 and the reader wants it so.
    typealias Handling = (ArraySlice<UInt8>, any StreamedFormat.Type, inout (any RecordReader)?) throws(IngestError) ->
        Void

    /// Takes the next bytes; those of a streamed format are handed on, a page is kept until it ends.
    mutating func unpack(_ bytes: ArraySlice<UInt8>, _ handle: Handling) throws(IngestError) {
        switch state {
        case .undecided:
            held.append(contentsOf: bytes)
            if held.count >= Self.headSize { try decide(handle) }
        case .page:
            held.append(contentsOf: bytes)
            guard held.count <= Document.Limit.bytes else { throw tooLarge() }
        case .stream: try pass(bytes, handle)
        }
    }

    /// Hands on what was kept of a document too short for its format to be decided before its end.
    /// - Returns: whether it is of a streamed format.
    mutating func unpackRest(_ handle: Handling) throws(IngestError) -> Bool {
        if case .undecided = state { try decide(handle) }
        if case .stream = state { return true }
        return false
    }

    /// The streamed format of a document that begins so; nil for a page.
    mutating func streamedFormat(head: ArraySlice<UInt8>) throws(IngestError) -> (any StreamedFormat.Type)? {
        held = Array(head.prefix(Self.headSize))
        return try streamedFormat()
    }

    // MARK: Deciding

    private mutating func decide(_ handle: Handling) throws(IngestError) {
        guard let format = try streamedFormat() else {
            state = .page
            return
        }
        streamed = format
        state = .stream
        reader = format.reader(file: file)
        let bytes = held
        held = []
        if Gzip.recognises(bytes) { inflater = try Inflater(file: file) }
        // libxml2 reads UTF-16 by itself; for the others it is made UTF-8 first.
        if UTF16Narrower.recognises(bytes), format.name == ArXivSnapshot.name { narrower = UTF16Narrower() }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        try pass(bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...], handle)
    }

    private func streamedFormat() throws(IngestError) -> (any StreamedFormat.Type)? {
        if let wanted { return wanted as? any StreamedFormat.Type }
        var head = held[...]
        if Gzip.recognises(held) {
            let inflater = try Inflater(file: file)
            var unpacked: [UInt8] = []
            // Damage further on is told when it is reached.
            try inflater.take(held.prefix(Self.headSize)) {
                unpacked += $0
                return unpacked.count < Self.headSize
            }
            head = unpacked.prefix(Self.headSize)
        }
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
        if UTF16Narrower.recognises(head) {
            var narrower = UTF16Narrower()
            head = narrower.take(head)[...]
        }
        let streamed = formats.compactMap { $0 as? any StreamedFormat.Type }
        return streamed.first { $0.recognises(head: head) }
    }

    // MARK: Pieces

    private mutating func pass(_ bytes: ArraySlice<UInt8>, _ handle: Handling) throws(IngestError) {
        guard let inflater else { return try hand(bytes, handle) }
        var fault: IngestError?
        try inflater.take(bytes) { piece in
            do throws(IngestError) { try hand(piece, handle) } catch { fault = error }
            return fault == nil
        }
        if let fault { throw fault }
    }

    private mutating func hand(_ bytes: ArraySlice<UInt8>, _ handle: Handling) throws(IngestError) {
        guard let streamed else { return }
        try handle(narrower?.take(bytes)[...] ?? bytes, streamed, &reader)
    }

    private mutating func readPage(into reading: inout Reading) throws(IngestError) {
        let document = try Document(held, file: file)
        held = []
        let pages = formats.compactMap { $0 as? any PageFormat.Type }
        guard let format = wanted as? any PageFormat.Type ?? pages.first(where: { $0.recognises(document) }) else {
            throw unknownFormat(file: file)
        }
        reading = try format.read(document)
        reading.remarks.insert(contentsOf: document.remarks, at: 0)
    }

    private func tooLarge() -> IngestError {
        IngestError(
            "it is larger than \(Document.Limit.bytes >> 20) MiB", file: file, mend: "Import its pages one by one")
    }
}
