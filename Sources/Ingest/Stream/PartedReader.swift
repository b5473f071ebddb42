public import Catalog

/// Reads a long document of a streamed format part by part, each part a source of its own.
///
/// A part is a run of whole records, cut by content (`PartCutter`). It is read as if it stood alone, but for its line
/// numbers, which are those of the document. Memory holds one part and what the caller keeps.
public struct PartedReader {
    /// What ended with the last bytes taken.
    public struct Part: Hashable, Sendable {
        /// What was read in it; a fault that ended the reading of the document is among its refusals.
        public var reading: Reading
        /// Its size, unpacked.
        public var byteCount: Int
        /// Its first and last line in the document, counted from 1.
        public var firstLine: Int
        public var lastLine: Int
    }

    /// What happens as bytes are taken, in order.
    public enum Step {
        /// The next bytes of the part, unpacked: what its hash is made of.
        case content(ArraySlice<UInt8>)
        case part(Part)
    }

    private let file: String
    private let sizes: PartSizes
    private var document: DocumentReader
    private var state: PartState

    /// - Parameters:
    ///   - file: how messages call the document.
    ///   - format: the name of a format to use in place of the recognised one.
    public init(file: String, as format: String? = nil, sizes: PartSizes = .usual) throws(IngestError) {
        self.file = file
        self.sizes = sizes
        document = try DocumentReader(file: file, as: format)
        state = PartState(file: file, sizes: sizes)
    }

    /// Whether a document that begins so can be read in parts.
    /// - Parameter head: its first bytes as they stand in the file; 64 KiB are enough.
    public static func canRead(head: ArraySlice<UInt8>, as format: String? = nil) -> Bool {
        // What cannot even be begun is for the ordinary reader to refuse, with its reason.
        guard var document = try? DocumentReader(file: "", as: format) else { return false }
        return (try? document.streamedFormat(head: head))??.recordEnd != nil
    }

    /// Takes the next bytes as they stand in the file.
    /// - Throws: `IngestError` when the document cannot be read from its beginning on. A later fault ends the part in
    ///   which it stands, and the document.
    public mutating func take(_ bytes: ArraySlice<UInt8>, _ step: (Step) -> Void) throws(IngestError) {
        guard !state.hasEnded else { return }
        var state = PartState(file: file, sizes: sizes)
        swap(&state, &self.state)
        defer { swap(&state, &self.state) }
        do throws(IngestError) {
            try document.unpack(bytes) { piece, format, reader in state.pass(piece, format, &reader, step) }
        } catch {
            guard state.hasBegun else { throw error }
            state.end(with: error, step)
        }
    }

    /// The document has ended.
    public mutating func finish(_ step: (Step) -> Void) throws(IngestError) {
        guard !state.hasEnded else { return }
        var state = PartState(file: file, sizes: sizes)
        swap(&state, &self.state)
        defer { swap(&state, &self.state) }
        let isStreamed = try document.unpackRest { piece, format, reader in state.pass(piece, format, &reader, step) }
        guard isStreamed else { throw unknownFormat(file: file) }
        guard !state.hasEnded else { return }
        var fault = state.fault
        if fault == nil {
            do throws(IngestError) { try document.finish(into: &state.reading) } catch { fault = error }
        }
        state.end(with: fault, step)
    }
}

/// The part that is being read.
private struct PartState {
    let file: String
    let sizes: PartSizes
    var reading = Reading(format: "")
    private(set) var fault: IngestError?
    private(set) var hasEnded = false
    private var cutter: PartCutter?
    private var byteCount = 0
    private var firstLine = 1
    private var lines = 0
    private var endsInLine = false

    init(file: String, sizes: PartSizes) {
        self.file = file
        self.sizes = sizes
    }

    var hasBegun: Bool { cutter != nil }

    /// Reads a piece of the unpacked document up to each end of a part in it.
    mutating func pass(
        _ piece: ArraySlice<UInt8>, _ format: any StreamedFormat.Type, _ reader: inout (any RecordReader)?,
        _ step: (PartedReader.Step) -> Void
    ) {
        if cutter == nil {
            // Without a mark only its size would end a part.
            cutter = PartCutter(mark: format.recordEnd ?? "", sizes: sizes)
            reading.format = format.name
        }
        var rest = piece
        while !rest.isEmpty, !hasEnded {
            guard let (count, isEnd) = cutter?.advance(rest) else { return }
            let content = rest.prefix(count)
            rest = rest.dropFirst(count)
            step(.content(content))
            byteCount += count
            lines += content.withUnsafeBytes { ByteScan.survey($0).lines }
            endsInLine = content.last != UInt8(ascii: "\n")
            // Behind a fault the rest of the part is its content all the same: a part does not depend on how the bytes
            // arrived.
            if fault == nil {
                do throws(IngestError) { try reader?.take(content, into: &reading) } catch { fault = error }
            }
            guard isEnd else { continue }
            endPart(step)
            reader?.beginPart()
        }
    }

    /// Ends the last part, and the document.
    mutating func end(with fault: IngestError?, _ step: (PartedReader.Step) -> Void) {
        self.fault = fault
        endPart(step)
        hasEnded = true
    }

    private mutating func endPart(_ step: (PartedReader.Step) -> Void) {
        if let fault {
            reading.refusals.append(fault.remark)
            hasEnded = true
        }
        guard byteCount > 0 else { return }
        let last = firstLine + lines - (endsInLine ? 0 : 1)
        step(
            .part(
                .init(
                    reading: reading, byteCount: byteCount, firstLine: firstLine, lastLine: max(firstLine, last))))
        firstLine += lines
        lines = 0
        byteCount = 0
        reading = Reading(format: reading.format)
    }
}
