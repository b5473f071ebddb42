import Catalog
import Ingest

/// What a reader promises of any bytes at all. Also compiled into the fuzzing program, where there are no tests.
///
/// - It reads or refuses; it does not stop the process.
/// - The same bytes in other pieces give the same reading, and the same parts.
/// - Locators within a source are distinct; lines and places are counted from 1; nothing empty is stated.
struct ReaderPromises {
    /// The format to read as; nil for what is recognised.
    var format: String?
    /// Small, so that short documents have several parts.
    private static let sizes = PartSizes(smallest: 200, recordsBetween: 2, largest: 2_000)

    /// What is not kept of these bytes; empty when all is.
    func broken(by bytes: [UInt8]) -> [String] {
        var broken: [String] = []
        let whole = reading(of: [bytes[...]])
        if let whole { broken += oddities(of: whole) }
        let pieces = Self.pieces(of: bytes)
        if reading(of: pieces) != whole { broken.append("in other pieces it is read otherwise") }
        guard PartedReader.canRead(head: bytes.prefix(65_536), as: format) else { return broken }
        let parts = parts(of: [bytes[...]])
        for part in parts { broken += oddities(of: part.part.reading) }
        if self.parts(of: pieces) != parts { broken.append("in other pieces it has other parts") }
        if let whole, parts.reduce(0, { $0 + $1.part.reading.records.count }) != whole.records.count {
            broken.append("its parts have other records than the whole")
        }
        return broken
    }

    private func reading(of pieces: [ArraySlice<UInt8>]) -> Reading? {
        var reading = Reading(format: "")
        do throws(IngestError) {
            var reader = try DocumentReader(file: "x", as: format)
            for piece in pieces { try reader.take(piece, into: &reading) }
            try reader.finish(into: &reading)
        } catch {
            guard !reading.records.isEmpty else { return nil }
            reading.refusals.append(error.remark)
        }
        return reading
    }

    private struct HashedPart: Equatable {
        var content: [UInt8]
        var part: PartedReader.Part
    }

    private func parts(of pieces: [ArraySlice<UInt8>]) -> [HashedPart] {
        var parts: [HashedPart] = []
        var content: [UInt8] = []
        func note(_ step: PartedReader.Step) {
            switch step {
            case .content(let bytes): content += bytes
            case .part(let part):
                parts.append(HashedPart(content: content, part: part))
                content = []
            }
        }
        do throws(IngestError) {
            var reader = try PartedReader(file: "x", as: format, sizes: Self.sizes)
            for piece in pieces { try reader.take(piece, note) }
            try reader.finish(note)
        } catch {
            return parts
        }
        return parts
    }

    private func oddities(of reading: Reading) -> [String] {
        var found: [String] = []
        if Set(reading.records.map(\.locator)).count != reading.records.count {
            found.append("a locator is given twice")
        }
        for record in reading.records {
            if record.firstLine < 1 || record.lastLine < record.firstLine { found.append("lines out of order") }
            if record.mentions.contains(where: { ($0.position ?? 1) < 1 }) { found.append("a place before the first") }
            if record.mentions.contains(where: \.surface.isEmpty) { found.append("an empty name") }
            if record.assertions.contains(where: \.value.isEmpty) { found.append("an empty statement") }
        }
        return found
    }

    /// The bytes in pieces whose lengths follow from the bytes.
    private static func pieces(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var state = bytes.reduce(UInt64(bytes.count)) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        var pieces: [ArraySlice<UInt8>] = []
        var at = 0
        while at < bytes.count {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let end = min(bytes.count, at + 1 + Int(state >> 56) * (state >> 40 & 7 == 0 ? 64 : 1))
            pieces.append(bytes[at..<end])
            at = end
        }
        return pieces
    }
}
