import CZlib

/// Unpacking of gzip, by zlib.
enum Gzip {
    static func recognises(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// Unpacks every member of the stream. A stream that ends early yields what it holds.
    static func unpack(_ bytes: [UInt8], file: String) throws(IngestError) -> (bytes: [UInt8], isTruncated: Bool) {
        var output: [UInt8] = []
        var isTruncated = false
        let fault = bytes.withUnsafeBufferPointer { input -> IngestError? in
            inflateAll(input, into: &output, isTruncated: &isTruncated, file: file)
        }
        if let fault { throw fault }
        return (output, isTruncated)
    }

    private static func inflateAll(
        _ input: UnsafeBufferPointer<UInt8>, into output: inout [UInt8], isTruncated: inout Bool, file: String
    ) -> IngestError? {
        var stream = z_stream()
        // Window bits 15, and 16 for gzip's own header and checksum.
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return IngestError("zlib could not start", file: file, mend: "Unpack it with gunzip first")
        }
        defer { inflateEnd(&stream) }
        // zlib does not write through `next_in`; its type is only older than `const`.
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(clamping: input.count)
        guard stream.avail_in == input.count else { return tooLarge(file) }

        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let (status, produced) = chunk.withUnsafeMutableBufferPointer { buffer in
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(buffer.count)
                let status = inflate(&stream, Z_NO_FLUSH)
                return (status, buffer.count - Int(stream.avail_out))
            }
            output.append(contentsOf: chunk[..<produced])
            if output.count > Document.Limit.bytes { return tooLarge(file) }
            switch status {
            case Z_OK: continue
            case Z_STREAM_END:
                guard stream.avail_in > 0 else { return nil }
                // Members may follow one another; whatever else follows is padding.
                guard stream.next_in[0] == 0x1F, inflateReset(&stream) == Z_OK else { return nil }
            case Z_BUF_ERROR:
                isTruncated = true
                return nil
            default:
                return IngestError(
                    "its compressed stream is damaged", file: file,
                    mend: "Fetch the file again, or unpack what is left of it with gunzip")
            }
        }
    }

    private static func tooLarge(_ file: String) -> IngestError {
        IngestError(
            "it unpacks to more than \(Document.Limit.bytes >> 20) MiB", file: file,
            mend: "Unpack it and import its pages one by one")
    }
}
