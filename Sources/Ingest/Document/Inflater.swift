import CZlib

/// Unpacks a stream of gzip piece by piece.
final class Inflater {
    /// How many bytes are handed over at a time.
    static let pieceSize = 1 << 18

    private let file: String
    private var stream = z_stream()
    private var piece = [UInt8](repeating: 0, count: Inflater.pieceSize)
    /// Whether the stream has begun a member and not ended it.
    private(set) var isWithinMember = false
    private var hasEnded = false

    init(file: String) throws(IngestError) {
        self.file = file
        // Window bits 15, and 16 for gzip's own header and checksum.
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw IngestError("zlib could not start", file: file, mend: "Unpack it with gunzip first")
        }
    }

    deinit { inflateEnd(&stream) }

    /// Unpacks the next bytes and hands them over in pieces, as long as the answer is true.
    /// - Throws: when the stream is damaged; what came before has been handed over.
    func take(_ bytes: ArraySlice<UInt8>, piece handOver: (ArraySlice<UInt8>) -> Bool) throws(IngestError) {
        let isSound = bytes.withUnsafeBufferPointer { inflate($0, handOver) }
        guard isSound else {
            throw IngestError(
                "its compressed stream is damaged", file: file,
                mend: "Fetch the file again, or unpack what is left of it with gunzip")
        }
    }

    private func inflate(_ input: UnsafeBufferPointer<UInt8>, _ handOver: (ArraySlice<UInt8>) -> Bool) -> Bool {
        guard !hasEnded, !input.isEmpty else { return true }
        // zlib does not write through `next_in`; its type is only older than `const`.
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        isWithinMember = true
        while true {
            let (status, produced) = piece.withUnsafeMutableBufferPointer { room in
                stream.next_out = room.baseAddress
                stream.avail_out = UInt32(room.count)
                let status = CZlib.inflate(&stream, Z_NO_FLUSH)
                return (status, room.count - Int(stream.avail_out))
            }
            if produced > 0, !handOver(piece[..<produced]) {
                hasEnded = true
                return true
            }
            switch status {
            case Z_OK:
                if stream.avail_in == 0, produced < piece.count { return true }
            case Z_BUF_ERROR: return true
            case Z_STREAM_END:
                isWithinMember = false
                guard stream.avail_in > 0 else { return inflateReset(&stream) == Z_OK }
                // Members may follow one another; whatever else follows is padding.
                guard stream.next_in[0] == 0x1F, inflateReset(&stream) == Z_OK else {
                    hasEnded = true
                    return true
                }
                isWithinMember = true
            default: return false
            }
        }
    }
}
