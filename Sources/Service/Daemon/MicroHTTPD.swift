import CMicroHTTPD
import Glibc

/// GNU libmicrohttpd, loaded when it is first needed: no other command has to wait for it and for what it brings.
struct MicroHTTPD: @unchecked Sendable {
    // Addresses of functions in a library that stays loaded until the process ends.
    let startDaemon: UnsafeMutableRawPointer
    let connectionInfo: UnsafeMutableRawPointer
    let quiesce: @convention(c) (OpaquePointer) -> Int32
    let stop: @convention(c) (OpaquePointer) -> Void
    let makeResponse:
        @convention(c) (
            Int, UnsafeMutableRawPointer?, MHD_ContentReaderFreeCallback?, UnsafeMutableRawPointer?
        ) -> OpaquePointer?
    let makeStream:
        @convention(c) (
            UInt64, Int, MHD_ContentReaderCallback, UnsafeMutableRawPointer?, MHD_ContentReaderFreeCallback
        ) -> OpaquePointer?
    let addHeader: @convention(c) (OpaquePointer, UnsafePointer<CChar>, UnsafePointer<CChar>) -> MHD_Result
    let queue: @convention(c) (OpaquePointer, UInt32, OpaquePointer) -> MHD_Result
    let destroy: @convention(c) (OpaquePointer) -> Void
    let suspend: @convention(c) (OpaquePointer) -> Void
    let resume: @convention(c) (OpaquePointer) -> Void
    let headers:
        @convention(c) (OpaquePointer, MHD_ValueKind, MHD_KeyValueIteratorN?, UnsafeMutableRawPointer?) -> Int32
    let hasFeature: @convention(c) (MHD_FEATURE) -> MHD_Result

    /// nil where libmicrohttpd is not installed.
    static let loaded: MicroHTTPD? = MicroHTTPD()

    private init?() {
        guard let library = dlopen("libmicrohttpd.so.12", RTLD_NOW | RTLD_LOCAL),
            let start = dlsym(library, "MHD_start_daemon"), let info = dlsym(library, "MHD_get_connection_info"),
            let quiesce = dlsym(library, "MHD_quiesce_daemon"), let stop = dlsym(library, "MHD_stop_daemon"),
            let makeResponse = dlsym(library, "MHD_create_response_from_buffer_with_free_callback_cls"),
            let makeStream = dlsym(library, "MHD_create_response_from_callback"),
            let addHeader = dlsym(library, "MHD_add_response_header"),
            let queue = dlsym(library, "MHD_queue_response"), let destroy = dlsym(library, "MHD_destroy_response"),
            let suspend = dlsym(library, "MHD_suspend_connection"),
            let resume = dlsym(library, "MHD_resume_connection"),
            let headers = dlsym(library, "MHD_get_connection_values_n"),
            let hasFeature = dlsym(library, "MHD_is_feature_supported")
        else { return nil }
        startDaemon = start
        connectionInfo = info
        self.quiesce = unsafeBitCast(quiesce, to: (@convention(c) (OpaquePointer) -> Int32).self)
        self.stop = unsafeBitCast(stop, to: (@convention(c) (OpaquePointer) -> Void).self)
        self.makeResponse = unsafeBitCast(
            makeResponse,
            to: (@convention(c) (
                Int, UnsafeMutableRawPointer?, MHD_ContentReaderFreeCallback?, UnsafeMutableRawPointer?
            ) -> OpaquePointer?).self)
        self.makeStream = unsafeBitCast(
            makeStream,
            to: (@convention(c) (
                UInt64, Int, MHD_ContentReaderCallback, UnsafeMutableRawPointer?, MHD_ContentReaderFreeCallback
            ) -> OpaquePointer?).self)
        self.addHeader = unsafeBitCast(
            addHeader,
            to: (@convention(c) (OpaquePointer, UnsafePointer<CChar>, UnsafePointer<CChar>) -> MHD_Result).self)
        self.queue = unsafeBitCast(
            queue, to: (@convention(c) (OpaquePointer, UInt32, OpaquePointer) -> MHD_Result).self)
        self.destroy = unsafeBitCast(destroy, to: (@convention(c) (OpaquePointer) -> Void).self)
        self.suspend = unsafeBitCast(suspend, to: (@convention(c) (OpaquePointer) -> Void).self)
        self.resume = unsafeBitCast(resume, to: (@convention(c) (OpaquePointer) -> Void).self)
        self.headers = unsafeBitCast(
            headers,
            to: (@convention(c) (
                OpaquePointer, MHD_ValueKind, MHD_KeyValueIteratorN?, UnsafeMutableRawPointer?
            ) -> Int32).self)
        self.hasFeature = unsafeBitCast(hasFeature, to: (@convention(c) (MHD_FEATURE) -> MHD_Result).self)
    }

    /// What the library knows of a connection.
    func ask(_ connection: OpaquePointer, _ what: MHD_ConnectionInfoType) -> MHD_ConnectionInfo? {
        byline_mhd_ask(connectionInfo, connection, what)?.pointee
    }

    // MARK: Answers

    /// An answer that is sent from these bytes, which stay as long as anybody receives them. nil when there is no
    /// memory for it.
    func response(_ bytes: SentBytes, _ headers: Headers) -> OpaquePointer? {
        let held = Unmanaged.passRetained(bytes)
        let response = makeResponse(
            bytes.count, bytes.start, { if let held = $0 { Unmanaged<SentBytes>.fromOpaque(held).release() } },
            held.toOpaque())
        guard let response else {
            held.release()
            return nil
        }
        for field in headers.fields { _ = addHeader(response, field.name, field.value) }
        return response
    }
}

/// Bytes at a place that does not move.
final class SentBytes: @unchecked Sendable {
    // Written once, before anybody else has it.
    let start: UnsafeMutableRawPointer
    let count: Int

    init(_ bytes: [UInt8]) {
        count = bytes.count
        start = .allocate(byteCount: max(1, bytes.count), alignment: 16)
        bytes.withUnsafeBytes { if let source = $0.baseAddress { memcpy(start, source, $0.count) } }
    }

    deinit { start.deallocate() }
}
