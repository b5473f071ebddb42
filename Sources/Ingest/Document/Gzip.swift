/// Unpacking of gzip, by zlib.
enum Gzip {
    static func recognises(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// Unpacks every member of the stream. A stream that ends early yields what it holds.
    static func unpack(_ bytes: [UInt8], file: String) throws(IngestError) -> (bytes: [UInt8], isTruncated: Bool) {
        var output: [UInt8] = []
        let inflater = try Inflater(file: file)
        try inflater.take(bytes[...]) { piece in
            output.append(contentsOf: piece)
            return output.count <= Document.Limit.bytes
        }
        if output.count > Document.Limit.bytes { throw tooLarge(file) }
        return (output, inflater.isWithinMember)
    }

    private static func tooLarge(_ file: String) -> IngestError {
        IngestError(
            "it unpacks to more than \(Document.Limit.bytes >> 20) MiB", file: file,
            mend: "Unpack it and import its pages one by one")
    }
}
