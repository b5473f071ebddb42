/// Both graphs as one run of bytes: a header, then the columns one after the other.
///
/// The form is this machine's own (byte order, sizes), for a cache and not for exchange. A reader refuses whatever
/// is not exactly what a writer of the same version wrote: another version or stamp, a length that differs, a byte
/// that differs. Nothing of a refused file is used.
package enum GraphFile {
    /// Rises when a column is added, removed or changes its meaning, and when the rules that fill them do.
    static let version: UInt32 = 1
    /// “BYLGRAPH”, read in this machine's byte order: a machine of the other order does not recognise it.
    static let magic: UInt64 = 0x4859_4152_474C_5942
    /// Columns begin at multiples of this, so that any of them may be read where it stands.
    static let alignment = 64

    /// What the header says of one column.
    struct Section: BitwiseCopyable {
        var start: UInt64
        var byteCount: UInt64
        var checksum: UInt64
    }

    /// The two graphs of a store.
    package struct Graphs: Sendable {
        package var collaborations: CollaborationGraph
        package var citations: CitationGraph

        package init(collaborations: CollaborationGraph, citations: CitationGraph) {
            self.collaborations = collaborations
            self.citations = citations
        }
    }

    private static let sectionCount = 15
    /// Magic, version, number of sections, stamp, sections, checksum.
    private static let headerSize = 8 + 4 + 4 + 8 + sectionCount * MemoryLayout<Section>.stride + 8

    /// The file in pieces, in the order in which they are to be written.
    /// - Parameter stamp: of the state of the store that the graphs show.
    package static func write(
        _ graphs: Graphs, stamp: UInt64, to output: (UnsafeRawBufferPointer) throws -> Void
    ) rethrows {
        let columns = columns(of: graphs)
        var header: [UInt8] = []
        func put<T: BitwiseCopyable>(_ value: T) { withUnsafeBytes(of: value) { header.append(contentsOf: $0) } }
        put(magic)
        put(version)
        put(UInt32(columns.count))
        put(stamp)
        var end = aligned(headerSize)
        for column in columns {
            put(Section(start: UInt64(end), byteCount: UInt64(column.count), checksum: checksum(of: column)))
            end = aligned(end + column.count)
        }
        put(header.withUnsafeBytes(checksum(of:)))
        try header.withUnsafeBytes(output)
        let zeros = [UInt8](repeating: 0, count: alignment)
        var written = headerSize
        for column in columns {
            try zeros.withUnsafeBytes {
                try output(UnsafeRawBufferPointer(rebasing: $0[..<(aligned(written) - written)]))
            }
            try output(column)
            written = aligned(written) + column.count
        }
    }

    /// The graphs in a file, read where they stand.
    /// - Parameter owner: keeps the bytes where they are as long as it lives.
    /// - Returns: nil when the bytes are not whole and unchanged what `write` gave for this stamp.
    package static func read(_ bytes: UnsafeRawBufferPointer, keptBy owner: AnyObject, stamp: UInt64) -> Graphs? {
        guard let sections = sections(of: bytes, stamp: stamp) else { return nil }
        var next = 0
        func column<T: BitwiseCopyable & Sendable>(_: T.Type = T.self) -> Packed<T> {
            let section = sections[next]
            next += 1
            let part = UnsafeRawBufferPointer(
                rebasing: bytes[Int(section.start)..<Int(section.start + section.byteCount)])
            return Packed(part.bindMemory(to: T.self), keptBy: owner)
        }
        let shape = (starts: column(UInt32.self), targets: column(UInt32.self), edges: column(UInt32.self))
        guard shape.targets.count == shape.edges.count, Int(shape.starts.last ?? 0) == shape.targets.count else {
            return nil
        }
        let collaborations = CollaborationGraph(
            adjacency: Adjacency(starts: shape.starts, targets: shape.targets, edges: shape.edges),
            researcherIDs: column(), strengths: column(), years: column(), lowerBounds: column(),
            sharedStarts: column(), shared: column(), works: column())
        let citations = CitationGraph(
            workIDs: column(), citedStarts: column(), cited: column(), citingStarts: column(), citing: column())
        return Graphs(collaborations: collaborations, citations: citations)
    }

    /// The sections a header announces, when everything about header, lengths and checksums holds.
    private static func sections(of bytes: UnsafeRawBufferPointer, stamp: UInt64) -> [Section]? {
        guard bytes.count >= headerSize,
            bytes.loadUnaligned(as: UInt64.self) == magic,
            bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self) == version,
            bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self) == UInt32(sectionCount),
            bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self) == stamp
        else { return nil }
        let covered = UnsafeRawBufferPointer(rebasing: bytes[..<(headerSize - 8)])
        guard bytes.loadUnaligned(fromByteOffset: headerSize - 8, as: UInt64.self) == checksum(of: covered) else {
            return nil
        }
        let sections = (0..<sectionCount).map {
            bytes.loadUnaligned(fromByteOffset: 24 + $0 * MemoryLayout<Section>.stride, as: Section.self)
        }
        var end = aligned(headerSize)
        for (index, section) in sections.enumerated() {
            let length = Int(clamping: section.byteCount)
            guard section.start == UInt64(end), length <= bytes.count - end else { return nil }
            end = index == sectionCount - 1 ? end + length : aligned(end + length)
            guard end <= bytes.count else { return nil }
        }
        guard end == bytes.count else { return nil }
        let isWhole = sections.allSatisfy { section in
            checksum(
                of: UnsafeRawBufferPointer(
                    rebasing: bytes[Int(section.start)..<Int(section.start + section.byteCount)])) == section.checksum
        }
        return isWhole ? sections : nil
    }

    private static func columns(of graphs: Graphs) -> [UnsafeRawBufferPointer] {
        let (people, works) = (graphs.collaborations, graphs.citations)
        return [
            people.adjacency.starts.bytes, people.adjacency.targets.bytes, people.adjacency.edges.bytes,
            people.researcherIDs.bytes, people.strengths.bytes, people.years.bytes, people.lowerBounds.bytes,
            people.sharedStarts.bytes, people.shared.bytes, people.works.bytes,
            works.workIDs.bytes, works.citedStarts.bytes, works.cited.bytes, works.citingStarts.bytes,
            works.citing.bytes,
        ]
    }

    private static func aligned(_ place: Int) -> Int { (place + alignment - 1) / alignment * alignment }

    /// A sum that notices any damage by chance: four lanes of multiplied words, at the speed of memory.
    static func checksum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
        let prime: UInt64 = 0x9E37_79B1_85EB_CA87
        var lanes: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
        var place = 0
        while place + 32 <= bytes.count {
            lanes.0 = mixed(lanes.0, bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self), prime)
            lanes.1 = mixed(lanes.1, bytes.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self), prime)
            lanes.2 = mixed(lanes.2, bytes.loadUnaligned(fromByteOffset: place + 16, as: UInt64.self), prime)
            lanes.3 = mixed(lanes.3, bytes.loadUnaligned(fromByteOffset: place + 24, as: UInt64.self), prime)
            place += 32
        }
        var sum = UInt64(bytes.count)
        for lane in [lanes.0, lanes.1, lanes.2, lanes.3] { sum = mixed(sum, lane, prime) }
        for byte in bytes[place...] { sum = mixed(sum, UInt64(byte), prime) }
        return sum ^ (sum >> 29)
    }

    private static func mixed(_ sum: UInt64, _ word: UInt64, _ prime: UInt64) -> UInt64 {
        let product = (sum ^ word) &* prime
        return product << 31 | product >> 33
    }
}
