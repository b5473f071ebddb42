import CMicroHTTPD
import Glibc
import Synchronization

/// A large answer on its way, made piece by piece as the client takes it.
final class StreamedAnswer {
    private let stream: BodyStream
    private let conversation: Conversation?
    private var rest: ArraySlice<UInt8> = []
    /// Bytes that libmicrohttpd asks for at a time.
    static let blockSize = 65_536

    init(_ stream: BodyStream, to conversation: Conversation?) {
        self.stream = stream
        self.conversation = conversation
    }

    /// As many of the next bytes as there is room for; 0 at the end, nil when they cannot be made.
    private func fill(_ room: UnsafeMutableRawBufferPointer) -> Int? {
        do {
            while rest.isEmpty {
                guard let next = try stream.next() else { return 0 }
                rest = next[...]
            }
        } catch {
            // The head is sent, so nothing can be told but that the answer broke off.
            return nil
        }
        // Whoever takes a block in time may have time for the next.
        conversation?.since.store(UInt64(coarseClock() * 1000), ordering: .relaxed)
        let part = rest.prefix(room.count)
        part.withUnsafeBytes { room.copyMemory(from: $0) }
        rest = rest.dropFirst(part.count)
        return part.count
    }

    /// What libmicrohttpd calls for the next bytes.
    static let read: MHD_ContentReaderCallback = { held, _, room, size in
        guard let held, let room else { return -2 }
        let answer = Unmanaged<StreamedAnswer>.fromOpaque(held).takeUnretainedValue()
        guard let count = answer.fill(UnsafeMutableRawBufferPointer(start: room, count: size)) else { return -2 }
        return count == 0 ? -1 : count
    }

    static let release: MHD_ContentReaderFreeCallback = { held in
        if let held { Unmanaged<StreamedAnswer>.fromOpaque(held).release() }
    }
}
