import Glibc

/// A file that is read piece by piece.
final class FilePieces: @unchecked Sendable {
    // Only the one thread that reads calls `next`.
    private let descriptor: Int32
    private static let size = 1 << 18

    init(_ path: String) throws(Files.Refusal) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Files.Refusal(number: errno) }
    }

    deinit { close(descriptor) }

    /// The next bytes; none at the end.
    func next() throws(Files.Refusal) -> [UInt8] {
        var number: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Self.size) { room, count in
            repeat {
                let read = Glibc.read(descriptor, room.baseAddress, room.count)
                count = max(0, read)
                number = read < 0 ? errno : 0
            } while number == EINTR
        }
        guard number == 0 else { throw Files.Refusal(number: number) }
        return bytes
    }
}
