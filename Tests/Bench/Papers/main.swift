import Byline
import Catalog
import Foundation
import Ingest
import Store

// Measures reading, importing and storing made-up papers:
//
//     PaperBench parse FILE          reads it and keeps nothing
//     PaperBench import FILE STORE   a whole import, as `byline import` does it for long documents
//     PaperBench apart STORE         indexes and full-text of that store built once more
//     PaperBench floor STORE NEW     the rows of that store into an empty one by prepared statements
//
// Each prints a line: seconds, then what was counted.

let words = CommandLine.arguments
switch (words.count, words.dropFirst().first) {
case (3, "parse"): try parse(words[2])
case (4, "import"): try importPapers(words[2], into: words[3])
case (3, "apart"): try buildApart(words[2])
case (4, "floor"): try copyRows(of: words[2], into: words[3])
default:
    FileHandle.standardError.write(Data("PaperBench parse|import|apart|floor …\n".utf8))
    exit(2)
}

func seconds(_ work: () throws -> Void) rethrows -> Double {
    let took = try ContinuousClock().measure(work).components
    return Double(took.seconds) + Double(took.attoseconds) / 1e18
}

func told(_ seconds: Double, _ what: String) { print(String(format: "%.3f", seconds), what, separator: "\t") }

func peakMegabytes() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss >> 10
}

func pieces(of path: String) throws -> @Sendable () -> [UInt8] {
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    return {
        // A file that cannot be read on ends here; the count of records shows it.
        [UInt8](((try? file.read(upToCount: 1 << 18)) ?? nil) ?? Data())
    }
}

func parse(_ path: String) throws {
    let next = try pieces(of: path)
    var records = 0
    let took = try seconds {
        var reader = try DocumentReader(file: path)
        var reading = Reading(format: "")
        while case let bytes = next(), !bytes.isEmpty {
            try reader.take(bytes[...], into: &reading)
            records += reading.records.count
            reading.records.removeAll(keepingCapacity: true)
        }
        try reader.finish(into: &reading)
        records += reading.records.count
    }
    told(took, "\(records) records\t\(peakMegabytes()) MB")
}

func importPapers(_ path: String, into store: String) throws {
    let next = try pieces(of: path)
    let registrar = try Registrar(store: store, mode: .write)
    let clock = ContinuousClock()
    let start = clock.now
    var stored: ContinuousClock.Instant?
    var report = ImportReport()
    let took = try seconds {
        report = try registrar.import(
            Registrar.LongDocument(label: "papers", byteCount: nil) { .success(next()) },
            progress: { if $0.phase == .resolving { stored = clock.now } })
    }
    let storing = (stored ?? clock.now) - start
    let first = Double(storing.components.seconds) + Double(storing.components.attoseconds) / 1e18
    let records = report.documents.first?.records.values.reduce(0, +) ?? 0
    let parts = String(format: "storing %.1f s\tdeciding %.1f s", first, took - first)
    told(took, "\(records) records\t\(peakMegabytes()) MB\t\(parts)")
}

func buildApart(_ path: String) throws {
    let database = try Store(path: path, mode: .write).database
    let indexes = try database.rows("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL") {
        $0.text(0)
    }
    let reindexing = try seconds { for index in indexes { try database.run("REINDEX \(index)") } }
    let search = try seconds {
        for table in ["work_text", "work_trigram", "researcher_text", "researcher_trigram"] {
            try database.run("INSERT INTO \(table) (\(table)) VALUES ('rebuild')")
        }
    }
    told(reindexing, "index")
    told(search, "full-text")
}

func copyRows(of path: String, into new: String) throws {
    let source = try Store(path: path, mode: .read).database
    let target = try Store(path: new, mode: .write)
    let tables = [
        "source", "remark", "record", "mention", "assertion", "name_reading", "block_key", "title_key", "run", "link",
        "review", "work", "work_record", "researcher", "researcher_mention", "authorship", "topic", "work_topic",
        "citation", "coauthorship", "trust", "change",
    ]
    var rows = 0
    let took = try seconds {
        try target.transaction { () throws(StoreError) in
            try target.buildingSearchLast { () throws(StoreError) in
                for table in tables {
                    let columns = try source.rows("PRAGMA table_info(\(table))") { $0.text(1) }
                    let places = columns.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
                    let insert = "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))"
                    try source.forEach("SELECT \(columns.joined(separator: ", ")) FROM \(table)") {
                        row throws(StoreError) in
                        try target.database.run(insert, columns.indices.map(row.value))
                        rows += 1
                    }
                }
            }
        }
    }
    told(took, "\(rows) rows")
}
