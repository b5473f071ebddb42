import Catalog
import Foundation
import Ingest
import Secrets

/// Reads a long document on a thread of its own, a few parts ahead of whoever stores them: reading and deriving keys on
/// one core, the database on the other. Memory holds the parts in the queue and the two that are worked on.
final class PartFeed: @unchecked Sendable {
    /// A part, ready to be stored.
    struct Part: Sendable {
        var part: PartedReader.Part
        /// SHA-256 of its bytes, unpacked.
        var hash: String
        /// What follows from each record.
        var readings: [RecordReadings]
        var keys: SortedKeys
        /// Bytes of the document read so far, as they stand in the file.
        var bytesRead: Int
    }

    /// Parts that wait at most.
    private static let room = 3

    private let condition = NSCondition()
    // Guarded by `condition`.
    private var waiting: [Part] = []
    private var fault: BylineError?
    private var hasEnded = false
    private var isStopped = false

    /// Starts reading at once.
    init(_ document: Registrar.LongDocument, as format: String?, sizes: PartSizes) {
        let thread = Thread { [self] in
            let fault = read(document, as: format, sizes: sizes)
            condition.withLock {
                self.fault = fault
                hasEnded = true
                condition.broadcast()
            }
        }
        // Records nest little, but names are read by recursion.
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// The next part, once it is read; nil at the end.
    /// - Throws: when the document cannot be read, after all parts before that.
    func next() throws(BylineError) -> Part? {
        condition.lock()
        defer { condition.unlock() }
        while waiting.isEmpty, !hasEnded { condition.wait() }
        if !waiting.isEmpty {
            condition.broadcast()
            return waiting.removeFirst()
        }
        if let fault { throw fault }
        return nil
    }

    /// Nobody wants more: the thread ends soon.
    func stop() {
        condition.withLock {
            isStopped = true
            condition.broadcast()
        }
    }

    // MARK: The reading thread

    private func read(_ document: Registrar.LongDocument, as format: String?, sizes: PartSizes) -> BylineError? {
        var digest = StreamDigest()
        var bytesRead = 0
        let shelf = NameShelf()
        func take(_ step: PartedReader.Step) {
            switch step {
            case .content(let bytes): digest.add(bytes)
            case .part(let part):
                let readings = part.reading.records.map { RecordReadings($0, shelf) }
                put(
                    Part(
                        part: part, hash: digest.take(), readings: readings, keys: SortedKeys(readings),
                        bytesRead: bytesRead))
            }
        }
        do {
            var reader = try PartedReader(file: document.label, as: format, sizes: sizes)
            while !condition.withLock({ isStopped }) {
                let bytes = try document.read().get()
                guard !bytes.isEmpty else {
                    try reader.finish(take)
                    break
                }
                bytesRead += bytes.count
                try reader.take(bytes[...], take)
            }
            return nil
        } catch let error as IngestError {
            return BylineError(.invalidInput, error.remark.what, mend: error.remark.mend, subject: document.label)
        } catch let error as BylineError {
            return error
        } catch {
            return BylineError(.failure, "\(error)", mend: "")
        }
    }

    private func put(_ part: Part) {
        condition.lock()
        defer { condition.unlock() }
        while waiting.count >= Self.room, !isStopped { condition.wait() }
        guard !isStopped else { return }
        waiting.append(part)
        condition.broadcast()
    }
}
