import Foundation
import TestSupport
import Testing

/// The rooms and the doors between them, as the house plan draws them. `Package.swift` declares them, the compiler
/// refuses others; this reads the source files themselves, so that a room that stops being pure is noticed too.
@Suite struct DoorTests {
    /// What each room may import, beside the standard library.
    static let doors: [String: Set<String>] = [
        "Catalog": [],
        "Ingest": ["Catalog", "CLibXML2", "CZlib", "Foundation"],
        "Identity": ["Catalog", "Foundation"],
        "Trust": ["Catalog"],
        "Following": ["Catalog"],
        "Claims": ["Catalog"],
        "Harvest": ["Catalog", "Ingest"],
        "Graph": ["Catalog", "Dispatch", "Glibc"],
        "StatPhys": ["Foundation", "Dispatch", "Glibc", "Synchronization"],
        "Reproductions": ["Catalog", "StatPhys", "Foundation", "Dispatch", "Glibc", "Synchronization"],
        "Store": ["Catalog", "CSQLite", "Glibc"],
        "Secrets": ["CSodium"],
        "Wire": ["CCurl", "CResolv", "Secrets", "Glibc"],
        "Mail": ["Secrets", "Wire", "Glibc"],
        "SignIn": ["Secrets", "Wire", "Foundation"],
        "Byline": [
            "Catalog", "Ingest", "Identity", "Graph", "Trust", "Claims", "Following", "Store", "Reproductions",
            "Secrets",
            "Wire", "Mail", "SignIn", "Foundation", "Synchronization",
            "Harvest",
        ],
        "Service": ["Catalog", "Byline", "CMicroHTTPD", "Foundation", "Glibc", "Synchronization"],
        "BylineCLI": [
            "Catalog", "Byline", "Secrets", "Wire", "Mail", "SignIn", "Service", "Foundation", "FoundationEssentials",
            "Glibc",
            "Dispatch", "Synchronization",
            "Harvest",
        ],
    ]

    /// The one folder that may speak to each C library.
    static let owners = [
        "CSQLite": "Sources/Store/", "CLibXML2": "Sources/Ingest/Markup/",
        "CZlib": "Sources/Ingest/Document/Inflater.swift",
        "CSodium": "Sources/Secrets/",
        "CCurl": "Sources/Wire/",
        "CResolv": "Sources/Wire/NameRecords.swift",
        "CMicroHTTPD": "Sources/Service/Daemon/",
    ]

    @Test func `every import goes through a door of the plan`() throws {
        for file in try swiftFiles(under: "Sources") {
            let room = String(file.dropFirst("Sources/".count).prefix { $0 != "/" })
            let allowed = try #require(Self.doors[room], "\(file) stands in a room that the plan does not know")
            for module in try imports(of: file) {
                #expect(allowed.contains(module), "\(file) imports \(module)")
            }
        }
    }

    @Test func `each C library has one owner`() throws {
        for file in try swiftFiles(under: "Sources") {
            for module in try imports(of: file) {
                guard let owner = Self.owners[module] else { continue }
                #expect(file.hasPrefix(owner), "\(file) imports \(module), which belongs to \(owner)")
            }
        }
    }

    @Test func `Package.swift opens no door that the plan does not have`() throws {
        let manifest = try text(of: "Package.swift")
        var found: Set<String> = []
        for declaration in manifest.split(separator: "room(").dropFirst() {
            let words = declaration.prefix { $0 != ")" }.split(separator: "\"", omittingEmptySubsequences: false)
            guard words.count > 1, words[0].allSatisfy(\.isWhitespace) else { continue }  // the function's own line
            let room = String(words[1])
            found.insert(room)
            let list = declaration.split(separator: "to: [").dropFirst().first?.prefix { $0 != "]" } ?? ""
            let doors = Set(list.split(separator: "\"").map(String.init).filter { $0.first?.isLetter == true })
            #expect(doors.isSubset(of: Self.doors[room] ?? []), "\(room) opens towards \(doors)")
        }
        #expect(found.isSuperset(of: ["Catalog", "Ingest", "Identity", "Graph", "Store", "Byline"]))
        #expect(manifest.contains("dependencies: [],"))
    }

    @Test func `no file is longer than a person reads in one sitting`() throws {
        for file in try swiftFiles(under: "Sources") where !file.hasSuffix("+Table.swift") {
            let lines = try text(of: file).split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= 400, "\(file) has \(lines) lines")
        }
    }

    @Test func `nothing that comes from outside can trap the program`() throws {
        for file in try swiftFiles(under: "Sources") {
            for (number, line) in try text(of: file).split(separator: "\n", omittingEmptySubsequences: false)
                .enumerated()
            {
                for forbidden in ["try!", "fatalError(", " as! "] {
                    #expect(!line.contains(forbidden), "\(file):\(number + 1) holds \(forbidden)")
                }
            }
        }
    }

    // MARK: Reading the sources

    private func swiftFiles(under folder: String) throws -> [String] {
        let root = projectRoot.appending(path: folder)
        let walker = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        let prefix = projectRoot.path(percentEncoded: false)
        var files: [String] = []
        for case let url as URL in walker where url.pathExtension == "swift" {
            var path = url.path(percentEncoded: false)
            if path.hasPrefix(prefix) { path.removeFirst(prefix.count) }
            files.append(path.hasPrefix("/") ? String(path.dropFirst()) : path)
        }
        #expect(!files.isEmpty)
        return files.sorted()
    }

    private func text(of file: String) throws -> String {
        try String(contentsOf: projectRoot.appending(path: file), encoding: .utf8)
    }

    private func imports(of file: String) throws -> [String] {
        try text(of: file).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            // `import X` or `public import X`, and nothing more but a comment: a line of prose has more words.
            guard let index = words.firstIndex(of: "import"), index <= 1, index + 1 < words.count,
                words.count == index + 2 || words[index + 2] == "//"
            else { return nil }
            return words[index + 1]
        }
    }
}
