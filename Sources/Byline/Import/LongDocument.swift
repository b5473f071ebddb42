import Ingest

extension Registrar {
    /// A document that is read piece by piece and imported in parts, because it may be larger than memory.
    public struct LongDocument: Sendable {
        /// The name under which its parts are kept and spoken of.
        public var label: String
        /// Its size as it stands in the file; nil when nobody knows before its end.
        public var byteCount: Int?
        /// The next bytes, none at the end. Called on another thread, by one at a time.
        public var read: @Sendable () -> Result<[UInt8], BylineError>

        public init(label: String, byteCount: Int?, read: @escaping @Sendable () -> Result<[UInt8], BylineError>) {
            self.label = label
            self.byteCount = byteCount
            self.read = read
        }

        /// From this size on a document is long.
        public static let plainSize = 32 << 20
        /// From this size on one that is compressed with gzip is long.
        public static let packedSize = 8 << 20

        /// Whether a document is imported in parts: it is of a format that is read as a stream, and long.
        ///
        /// It depends on the document alone, so that the same file is always imported in the same way.
        /// - Parameters:
        ///   - head: its first bytes as they stand in the file; 64 KiB are enough.
        ///   - byteCount: its size as it stands in the file, or more than `plainSize`.
        ///   - format: as what it is read, when somebody says so.
        public static func isLong(head: ArraySlice<UInt8>, byteCount: Int, as format: String? = nil) -> Bool {
            let isPacked = head.starts(with: [0x1F, 0x8B])
            return byteCount > (isPacked ? packedSize : plainSize) && PartedReader.canRead(head: head, as: format)
        }
    }

    /// How far the import of a long document is.
    public struct LongProgress: Sendable {
        public enum Phase: Sendable {
            /// Its parts are read and stored; each that is stored is kept, whatever happens.
            case storing
            /// Works and people are decided. What happens before the end takes back this phase, and nothing else.
            case resolving
        }
        public var phase: Phase
        public var records: Int
        /// Bytes read, as they stand in the file.
        public var bytes: Int
    }
}
