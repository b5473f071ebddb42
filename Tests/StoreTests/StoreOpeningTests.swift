import Catalog
import Foundation
import Store
import TestSupport
import Testing

@Suite struct StoreOpeningTests {
    private func failure(opening path: String, _ mode: Store.Mode) -> StoreError? {
        do {
            _ = try Store(path: path, mode: mode)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a store is made on first writing and read afterwards`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "new.sqlite").path
            #expect(failure(opening: path, .read)?.kind == .missing)
            _ = try Store(path: path, mode: .write)
            #expect(try Store(path: path, mode: .read).counts().allSatisfy { $0.count == 0 })
        }
    }

    @Test func `another program's database is refused and left as it was`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "other.sqlite").path
            let other = try Database(path: path, mode: .readWriteCreate)
            try other.script("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)")
            other.close()
            let before = try Data(contentsOf: URL(filePath: path))
            for mode in [Store.Mode.read, .write, .rehearse] {
                let error = try #require(failure(opening: path, mode))
                #expect(error.kind == .foreign && error.description.contains(path) && !error.mend.isEmpty)
            }
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
        }
    }

    @Test func `a file that is no database at all is refused`() throws {
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "notes.txt")
            try Data("These are notes, and more notes, and none of them a database.\n".utf8).write(to: url)
            for mode in [Store.Mode.read, .write, .rehearse] {
                #expect(failure(opening: url.path, mode)?.kind == .foreign)
            }
        }
    }

    @Test func `a file that was made and left blank holds no catalogue yet, and can become one`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "blank.sqlite").path
            let blank = try Database(path: path, mode: .readWriteCreate)
            try blank.run("PRAGMA journal_mode = WAL")
            blank.close()
            #expect(failure(opening: path, .read)?.kind == .missing)
            #expect(try Store(path: path, mode: .write).revision() == 0)
        }
    }

    @Test func `a new file into which nothing was put is taken away again, an old one stays`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "passing.sqlite").path
            try Store(path: path, mode: .write).discardIfNewAndEmpty()
            #expect(!FileManager.default.fileExists(atPath: path))
            _ = try Store(path: path, mode: .write)
            try Store(path: path, mode: .write).discardIfNewAndEmpty()
            #expect(FileManager.default.fileExists(atPath: path))
        }
    }

    @Test func `a store of a newer schema is refused by every mode`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "newer.sqlite").path
            let store = try Store(path: path, mode: .write)
            try store.database.script("PRAGMA user_version = 99")
            store.database.close()
            for mode in [Store.Mode.read, .write, .rehearse] {
                let error = try #require(failure(opening: path, mode))
                #expect(error.kind == .foreign && error.what.contains("99"))
            }
        }
    }

    @Test func `a folder, or a path in a folder that is not there, is an error that names it`() throws {
        try withTemporaryFolder { folder in
            #expect(failure(opening: folder.path, .write)?.kind == .unwritable)
            let nowhere = folder.appending(path: "no/such/place.sqlite").path
            #expect(failure(opening: nowhere, .write)?.what.contains(nowhere) == true)
        }
    }

    @Test func `a rehearsal does not touch the file, nor make one`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "kept.sqlite").path
            let rehearsal = try Store(path: path, mode: .rehearse)
            try rehearsal.advanceRevision()
            #expect(!FileManager.default.fileExists(atPath: path))
            try Store(path: path, mode: .write).advanceRevision()
            let before = try Data(contentsOf: URL(filePath: path))
            let second = try Store(path: path, mode: .rehearse)
            try second.advanceRevision()
            #expect(try second.revision() == 2)
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
        }
    }

    @Test func `when the room runs out, nothing of the transaction stays`() throws {
        let store = try Store.inMemory()
        let pages = try store.database.first("PRAGMA page_count") { $0.int(0) } ?? 0
        try store.database.script("PRAGMA max_page_count = \(pages + 2)")
        let text = String(repeating: "x", count: 100_000)
        var error: StoreError?
        do {
            try store.transaction { () throws(StoreError) in
                try store.advanceRevision()
                _ = try store.addEvidence(
                    .init(format: text),
                    of: .init(
                        label: text, hash: String(repeating: "0", count: 64), byteCount: 1, readerVersion: 1,
                        importedAt: ""))
            }
        } catch let found {
            error = found
        }
        #expect(error?.kind == .unwritable && error?.what.contains("full") == true)
        #expect(try store.revision() == 0)
        #expect(try store.integrityFault() == nil)
    }

    @Test func `questions asked again in another snapshot are not prepared again`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "asked.sqlite").path
            _ = try Store(path: path, mode: .write)
            for store in [try Store(path: path, mode: .read), try Store(path: path, mode: .write)] {
                var prepared = 0
                store.database.onPrepare = { _ in prepared += 1 }
                for _ in 0..<3 {
                    try store.snapshot { () throws(StoreError) in
                        _ = try store.summaries(of: [WorkID(1), WorkID(2)])
                        _ = try store.summaries(of: [ResearcherID(1)])
                    }
                }
                let first = prepared
                try store.snapshot { () throws(StoreError) in _ = try store.summaries(of: [WorkID(3)]) }
                #expect(first > 0 && prepared == first && store.database.repreparations == 0)
            }
        }
    }
}
