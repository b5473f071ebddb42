package import Byline

/// Which documents an import will try to read, found out before any of them is opened.
package struct ImportPlan {
    /// A document that stands in line.
    package struct Candidate: Hashable {
        /// nil for standard input.
        package var path: String?
        /// The name under which the source is kept.
        package var label: String
        /// The folder argument it was found in; nil when it was named itself.
        package var folder: String?
        /// Whether it is imported in parts. Of standard input nobody knows before it is read.
        package var isLong = false

        package init(path: String?, label: String, folder: String?, isLong: Bool = false) {
            self.path = path
            self.label = label
            self.folder = folder
            self.isLong = isLong
        }
    }

    /// One step, in the order of the arguments.
    package enum Step {
        case read(Candidate)
        /// A path that led to nothing. It costs only itself.
        case refused(label: String, BylineError)
    }

    package private(set) var steps: [Step] = []
    /// The files of the store itself, which may lie in a folder that is imported.
    private var storeFiles: Set<[UInt]> = []

    /// The format that somebody named.
    private let format: String?

    /// The largest document that is read whole.
    package static let byteLimit = 1 << 30

    /// - Parameters:
    ///   - paths: files, folders, and `-` for standard input.
    ///   - store: the store's own file; it is passed over inside folders, with its journals.
    ///   - format: as what the documents are read, when somebody says so.
    package init(_ paths: [String], store: String, format: String? = nil) {
        self.format = format
        for suffix in ["", "-wal", "-shm", "-journal"] {
            // A store that is not there yet needs no passing over.
            if let facts = try? Files.facts(store + suffix) { storeFiles.insert([facts.device, facts.node]) }
        }
        for path in paths { add(path) }
    }

    package var candidates: [Candidate] {
        steps.compactMap { if case .read(let candidate) = $0 { candidate } else { nil } }
    }

    private mutating func add(_ path: String) {
        guard path != "-" else { return steps.append(.read(Candidate(path: nil, label: "stdin", folder: nil))) }
        do {
            let facts = try Files.facts(path)
            if facts.kind == .folder {
                addFolder(path)
            } else {
                steps.append(step(path, facts, label: lastComponent(of: path), folder: nil))
            }
        } catch {
            steps.append(.refused(label: path, .unreadable(path, error)))
        }
    }

    /// Every visible file below a folder, sorted by path.
    private mutating func addFolder(_ folder: String) {
        var found: [Step] = []
        walk(folder, below: "", of: folder, into: &found)
        if found.isEmpty { found.append(.refused(label: folder, .nothingIn(folder, looked: 0))) }
        steps += found
    }

    private func walk(_ folder: String, below prefix: String, of root: String, into found: inout [Step]) {
        let names: [String]
        do { names = try Files.visibleNames(in: folder) } catch {
            return found.append(.refused(label: folder, .unreadable(folder, error)))
        }
        for name in names {
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            do {
                let facts = try Files.facts(path)
                switch facts.kind {
                case .folder where Files.isSymbolicLink(path): continue  // it may lead back up
                case .folder: walk(path, below: prefix + name + "/", of: root, into: &found)
                case .other: continue  // a pipe or a device would be waited for
                case .file where storeFiles.contains([facts.device, facts.node]): continue
                case .file: found.append(step(path, facts, label: prefix + name, folder: root))
                }
            } catch {
                found.append(.refused(label: prefix + name, .unreadable(path, error)))
            }
        }
    }

    /// How one file is read: whole or in parts.
    private func step(_ path: String, _ facts: Files.Facts, label: String, folder: String?) -> Step {
        var isLong = false
        // A look into the file costs something; nothing below this size is long.
        if facts.byteCount > Registrar.LongDocument.packedSize, facts.kind == .file {
            // What cannot be read is told when it is its turn.
            let head = (try? Files.read(path, limit: 1 << 16)) ?? []
            isLong = Registrar.LongDocument.isLong(head: head[...], byteCount: facts.byteCount, as: format)
        }
        if !isLong, facts.byteCount > Self.byteLimit {
            return .refused(label: folder == nil ? path : label, .tooLarge(path))
        }
        return .read(Candidate(path: path, label: label, folder: folder, isLong: isLong))
    }

    private func lastComponent(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}

extension BylineError {
    static func unreadable(_ path: String, _ refusal: Files.Refusal) -> BylineError {
        refusal.isAbsence
            ? BylineError(
                .notFound, "“\(path)” does not exist", mend: "Check the path; it is taken from the working directory")
            : BylineError(
                .invalidInput, "“\(path)” cannot be read: \(refusal.reason)", mend: "Make it readable, or leave it out")
    }

    static func tooLarge(_ path: String) -> BylineError {
        BylineError(.limit, "“\(path)” is larger than 1 GiB", mend: "Split it into smaller documents")
    }

    static func nothingIn(_ folder: String, looked: Int) -> BylineError {
        let seen = looked == 0 ? "holds no visible file" : "holds no page: \(looked) looked at, none in a known format"
        return BylineError(
            .invalidInput, "“\(folder)” \(seen)",
            mend: "Name a folder with pages; `byline help formats` lists what is read")
    }
}
