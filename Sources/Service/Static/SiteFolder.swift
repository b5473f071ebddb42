package import Byline
import Glibc

/// The folder of a static site: files that are ours, named in a manifest, beside files that are not and stay untouched.
///
/// A file appears under its name whole or not at all, and one whose bytes have not changed is not touched, so that a
/// program that copies the folder elsewhere copies what is new. The manifest names a new file before it is there: a
/// build that was stopped in the middle leaves nothing behind that the next one would take for a stranger's.
package final class SiteFolder {
    /// What a build did, or would do.
    package struct Report: Hashable, Sendable {
        package var (new, changed, unchanged, removed) = (0, 0, 0, 0)
        /// Bytes of all files of the site.
        package var byteCount = 0
        /// Names of the site under which somebody else's file stands. It was left as it is.
        package var kept: [String] = []
        package init() {}
        package var files: Int { new + changed + unchanged }
    }

    /// Visible only to us: names a folder as ours, with its files.
    package static let manifestName = ".byline-site"
    private static let firstLine = "byline site 1"

    private let path: String
    private let isDryRun: Bool
    /// Holds the lock that keeps a second build out; -1 in a dry run on a folder that does not exist.
    private let lock: Int32
    /// The manifest, open at its end; -1 in a dry run.
    private var journal: Int32 = -1
    private let earlier: Set<String>
    private var now: Set<String> = []
    /// Folders below ours that are known to be folders, not links to elsewhere.
    private var folders: Set<String> = []
    private var report = Report()

    /// Opens the folder and makes it when it is not there.
    /// - Throws: when it holds files and no manifest, when another build is writing it, or when it cannot be written.
    package init(_ path: String, isDryRun: Bool) throws(BylineError) {
        self.path = path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
        self.isDryRun = isDryRun
        if !isDryRun { try Self.makeFolders(self.path) }
        lock = open(self.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard lock >= 0 else {
            guard isDryRun, errno == ENOENT else { throw Self.refusal("opened", self.path, errno) }
            earlier = []
            return
        }
        do throws(BylineError) {
            if flock(lock, LOCK_EX | LOCK_NB) != 0 {
                throw BylineError(.conflict, "Another build is writing “\(path)”", mend: "Wait until it is done")
            }
            earlier = try Self.manifest(of: self.path)
            if !isDryRun { journal = try Self.openJournal(self.path + "/" + Self.manifestName) }
        } catch {
            close(lock)
            throw error
        }
    }

    deinit {
        if journal >= 0 { close(journal) }
        if lock >= 0 { close(lock) }
    }

    /// Puts a file of the site into its place, unless its bytes are there already.
    /// - Parameter name: its path inside the folder, of segments that `isPlain` takes.
    package func put(_ bytes: [UInt8], as name: String) throws(BylineError) {
        precondition(Self.isPlain(name), "“\(name)” is no name for a file of a site")
        precondition(now.insert(name).inserted, "“\(name)” is put twice")
        let file = path + "/" + name
        let standing = try Self.bytes(of: file, limit: bytes.count)
        if standing != nil, !earlier.contains(name) {
            now.remove(name)
            report.kept.append(name)
            return
        }
        report.byteCount += bytes.count
        switch standing {
        case nil: report.new += 1
        case bytes: report.unchanged += 1
        default: report.changed += 1
        }
        guard !isDryRun, standing != bytes else { return }
        try makeFolder(of: name)
        if !earlier.contains(name) { try Self.write(Array((name + "\n").utf8), to: journal, path) }
        try Self.replace(file, with: bytes, draft: path + "/" + Self.manifestName + ".part")
    }

    /// Removes what an earlier build wrote and this one did not, and seals the manifest.
    package func finish() throws(BylineError) -> Report {
        for name in earlier.subtracting(now).sorted() {
            guard lstatKind(path + "/" + name) == S_IFREG else { continue }
            report.removed += 1
            if !isDryRun { try remove(name) }
        }
        if !isDryRun {
            let lines = [Self.firstLine] + now.sorted()
            let manifest = path + "/" + Self.manifestName
            let text = Array((lines.joined(separator: "\n") + "\n").utf8)
            if try Self.bytes(of: manifest, limit: text.count) != text {
                try Self.replace(manifest, with: text, draft: manifest + ".part")
            }
        }
        return report
    }

    /// Whether a name can stand on any file system and in any address as it is, and stays inside the folder.
    package static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count < 400
            && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty && part.first != "." && part.utf8.count <= 120 && part.utf8.allSatisfy(isPlainByte)
            }
    }

    /// Letters and digits of ASCII, `-`, `_` and `.`.
    package static func isPlainByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}

// MARK: Folders

extension SiteFolder {
    private static func makeFolders(_ path: String) throws(BylineError) {
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += part + "/"
            if mkdir(made, 0o777) != 0, errno != EEXIST { throw refusal("made", path, errno) }
        }
    }

    /// Makes the folders above a file. A link among them is refused: it could lead out of the site.
    private func makeFolder(of name: String) throws(BylineError) {
        var made = path
        for part in name.split(separator: "/").dropLast() {
            made += "/" + part
            if folders.contains(made) { continue }
            if mkdir(made, 0o777) != 0, errno != EEXIST { throw Self.refusal("made", made, errno) }
            guard lstatKind(made) == S_IFDIR else {
                throw BylineError(
                    .conflict, "“\(made)” is not a folder, and the site needs one there",
                    mend: "Move it away, or build into another folder")
            }
            folders.insert(made)
        }
    }

    /// Removes a file of ours and the folders that are empty without it.
    private func remove(_ name: String) throws(BylineError) {
        if unlink(path + "/" + name) != 0 { throw Self.refusal("removed", path + "/" + name, errno) }
        var parts = name.split(separator: "/").dropLast()
        while !parts.isEmpty, rmdir(path + "/" + parts.joined(separator: "/")) == 0 { parts.removeLast() }
    }

    private func lstatKind(_ path: String) -> mode_t? {
        var found = stat()
        return lstat(path, &found) == 0 ? found.st_mode & S_IFMT : nil
    }

    /// The files that earlier builds wrote.
    private static func manifest(of path: String) throws(BylineError) -> Set<String> {
        let file = path + "/" + manifestName
        guard let bytes = try bytes(of: file, limit: 1 << 30) else {
            guard try isEmpty(path) else {
                throw BylineError(
                    .conflict, "“\(path)” holds files and is no site that Byline built",
                    mend: "Name a new or empty folder, or one of an earlier build")
            }
            return []
        }
        var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        guard lines.isEmpty || lines.removeFirst() == firstLine, lines.allSatisfy(isPlain) else {
            throw BylineError(
                .conflict, "“\(file)” is not a list of files that this program wrote",
                mend: "Build into a new folder, or remove all files of the site and this one")
        }
        return Set(lines)
    }

    /// Hidden files do not count: a checked-out branch for pages has some.
    private static func isEmpty(_ path: String) throws(BylineError) -> Bool {
        guard let handle = opendir(path) else { throw refusal("read", path, errno) }
        defer { closedir(handle) }
        while let entry = readdir(handle) {
            if entry.pointee.d_name.0 != CChar(bitPattern: UInt8(ascii: ".")) { return false }
        }
        return true
    }
}

// MARK: Files

extension SiteFolder {
    private static func openJournal(_ file: String) throws(BylineError) -> Int32 {
        let isNew = access(file, F_OK) != 0
        let descriptor = open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard descriptor >= 0 else { throw refusal("written", file, errno) }
        if isNew { try write(Array((firstLine + "\n").utf8), to: descriptor, file) }
        return descriptor
    }

    /// What stands at a path; nil when nothing does. Reading stops one byte after the limit.
    private static func bytes(of file: String, limit: Int) throws(BylineError) -> [UInt8]? {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            // A link is somebody's: as good as a file that is not ours.
            if errno == ELOOP { return [] }
            throw refusal("read", file, errno)
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= limit {
            let count = read(descriptor, &chunk, min(chunk.count, limit + 1 - bytes.count))
            if count == 0 { break }
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw refusal("read", file, errno) }
            bytes += chunk[..<count]
        }
        return bytes
    }

    private static func replace(_ file: String, with bytes: [UInt8], draft: String) throws(BylineError) {
        unlink(draft)
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw refusal("written", file, errno) }
        do throws(BylineError) { try write(bytes, to: descriptor, file) } catch {
            close(descriptor)
            unlink(draft)
            throw error
        }
        guard close(descriptor) == 0, rename(draft, file) == 0 else {
            let number = errno
            unlink(draft)
            throw refusal("written", file, number)
        }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32, _ file: String) throws(BylineError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw refusal("written", file, errno) }
            rest = rest.dropFirst(count)
        }
    }

    private static func refusal(_ verb: String, _ path: String, _ number: Int32) -> BylineError {
        let isDenied = number == EACCES || number == EPERM || number == EROFS
        return BylineError(
            isDenied ? .denied : .failure, "“\(path)” cannot be \(verb): \(String(cString: strerror(number)))",
            mend: "Name a folder that you may write to, with room")
    }
}
