import Glibc

/// A file whose bytes are read where they stand, without being copied.
///
/// It shows the file that had the name when it was opened, also after another has taken the name.
public final class MappedFile: @unchecked Sendable {
    /// Valid as long as this object lives.
    public let bytes: UnsafeRawBufferPointer

    /// nil when there is no such file, it is empty, or it may not be read.
    public init?(path: String) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return nil }
        // Populated at once: one call is quicker than a fault for each page, and all of it is read to be checked.
        let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE | Int32(MAP_POPULATE), file, 0)
        guard let start, start != MAP_FAILED else { return nil }
        bytes = UnsafeRawBufferPointer(start: start, count: Int(status.st_size))
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }

    /// Puts a new file under a name, whole or not at all: written under another name, then renamed.
    ///
    /// - Parameters:
    ///   - model: a file whose permissions the new one gets.
    ///   - write: is given a function that appends bytes.
    /// - Returns: false when the folder may not be written or has no room; then there is no new file.
    public static func replace(
        _ path: String, permissionsOf model: String, _ write: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) -> Bool {
        var status = stat()
        guard stat(model, &status) == 0 else { return false }
        // A name of its own for every draft: threads and processes may be at it at the same time.
        var draft = Array("\(path).draft-XXXXXX".utf8CString)
        let file = mkstemp(&draft)
        guard file >= 0 else { return false }
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        fchmod(file, status.st_mode & 0o666)
        do {
            try write { bytes in try append(bytes, to: file) }
        } catch {
            // Whatever it was: the caller does without the file, which only spares time.
            close(file)
            unlink(draft)
            return false
        }
        guard close(file) == 0, rename(draft, path) == 0 else {
            unlink(draft)
            return false
        }
        return true
    }

    private struct WriteError: Error {}

    private static func append(_ bytes: UnsafeRawBufferPointer, to file: Int32) throws(WriteError) {
        var rest = bytes
        while let start = rest.baseAddress, !rest.isEmpty {
            let written = Glibc.write(file, start, rest.count)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw WriteError() }
            rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
    }
}
