import Glibc

/// The few things the command line asks of the file system, without the weight of Foundation at start-up.
enum Files {
    /// A refusal of the operating system.
    struct Refusal: Error {
        var number: Int32
        var isAbsence: Bool { number == ENOENT || number == ENOTDIR }
        /// As the system words it: `Permission denied`.
        var reason: String { String(cString: strerror(number)) }
    }

    enum Kind { case file, folder, other }

    struct Facts {
        var kind: Kind
        var byteCount: Int
        var device: UInt
        var node: UInt
    }

    /// What stands at a path, symbolic links followed.
    static func facts(_ path: String) throws(Refusal) -> Facts {
        var found = stat()
        guard stat(path, &found) == 0 else { throw Refusal(number: errno) }
        let kind: Kind =
            switch found.st_mode & S_IFMT {
            case S_IFDIR: .folder
            case S_IFREG: .file
            default: .other
            }
        return Facts(
            kind: kind, byteCount: Int(found.st_size), device: UInt(found.st_dev), node: UInt(found.st_ino))
    }

    static func isSymbolicLink(_ path: String) -> Bool {
        var found = stat()
        return lstat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFLNK
    }

    /// Names in a folder, sorted, without those that begin with a dot.
    static func visibleNames(in folder: String) throws(Refusal) -> [String] {
        guard let handle = opendir(folder) else { throw Refusal(number: errno) }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// The bytes of a file; reading stops one byte after `limit`.
    static func read(_ path: String, limit: Int) throws(Refusal) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Refusal(number: errno) }
        defer { close(descriptor) }
        return try readAll(descriptor, limit: limit)
    }

    static func readAll(_ descriptor: Int32, limit: Int) throws(Refusal) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= limit {
            let count = Glibc.read(descriptor, &chunk, min(chunk.count, limit + 1 - bytes.count))
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw Refusal(number: errno)
            }
            bytes += chunk[..<count]
        }
        return bytes
    }

    /// One byte; nil at the end.
    static func readOne(_ descriptor: Int32) throws(Refusal) -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let count = Glibc.read(descriptor, &byte, 1)
            if count >= 0 { return count == 1 ? byte : nil }
            if errno != EINTR { throw Refusal(number: errno) }
        }
    }

    /// Makes a folder and those above it, unless they are there, and sees to it that files can be put into it.
    static func makeFolder(_ path: String) throws(Refusal) {
        var made = path.hasPrefix("/") ? "/" : ""
        for name in path.split(separator: "/") {
            made += name + "/"
            if mkdir(made, 0o777) != 0, errno != EEXIST { throw Refusal(number: errno) }
        }
        guard try facts(path).kind == .folder else { throw Refusal(number: ENOTDIR) }
        guard access(path, W_OK | X_OK) == 0 else { throw Refusal(number: errno) }
    }

    static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws(Refusal) {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw Refusal(number: errno)
            }
            rest = rest.dropFirst(count)
        }
    }
}
