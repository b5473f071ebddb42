import CCurl
import Glibc

/// libcurl, loaded when it is first needed: with all that it brings it would cost every start some milliseconds.
struct Curl: @unchecked Sendable {
    // Addresses of functions in a library that stays loaded until the process ends.
    let makeHandle: @convention(c) () -> UnsafeMutableRawPointer?
    let perform: @convention(c) (UnsafeMutableRawPointer) -> CURLcode
    let cleanUp: @convention(c) (UnsafeMutableRawPointer) -> Void
    let append:
        @convention(c) (UnsafeMutablePointer<curl_slist>?, UnsafePointer<CChar>) -> UnsafeMutablePointer<curl_slist>?
    let free: @convention(c) (UnsafeMutablePointer<curl_slist>?) -> Void
    let setOption: UnsafeMutableRawPointer
    let getInfo: UnsafeMutableRawPointer

    /// nil where libcurl is not installed.
    static let loaded: Curl? = Curl()

    private init?() {
        guard let library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL) else { return nil }
        guard let start = dlsym(library, "curl_global_init"), let makeHandle = dlsym(library, "curl_easy_init"),
            let perform = dlsym(library, "curl_easy_perform"), let cleanUp = dlsym(library, "curl_easy_cleanup"),
            let append = dlsym(library, "curl_slist_append"), let free = dlsym(library, "curl_slist_free_all"),
            let setOption = dlsym(library, "curl_easy_setopt"), let getInfo = dlsym(library, "curl_easy_getinfo")
        else { return nil }
        let global = unsafeBitCast(start, to: (@convention(c) (CLong) -> CURLcode).self)
        guard global(CLong(CURL_GLOBAL_DEFAULT)) == CURLE_OK else { return nil }
        self.makeHandle = unsafeBitCast(makeHandle, to: (@convention(c) () -> UnsafeMutableRawPointer?).self)
        self.perform = unsafeBitCast(perform, to: (@convention(c) (UnsafeMutableRawPointer) -> CURLcode).self)
        self.cleanUp = unsafeBitCast(cleanUp, to: (@convention(c) (UnsafeMutableRawPointer) -> Void).self)
        self.append = unsafeBitCast(
            append,
            to: (@convention(c) (UnsafeMutablePointer<curl_slist>?, UnsafePointer<CChar>)
                -> UnsafeMutablePointer<curl_slist>?).self)
        self.free = unsafeBitCast(free, to: (@convention(c) (UnsafeMutablePointer<curl_slist>?) -> Void).self)
        self.setOption = setOption
        self.getInfo = getInfo
    }
}

/// One talk with one machine.
///
/// Nothing of the environment changes it: no proxy, no netrc, no cookies, no redirects.
final class Talk {
    private let curl: Curl
    private let handle: UnsafeMutableRawPointer
    private var lists: [UnsafeMutablePointer<curl_slist>] = []
    /// What is sent and what has come, for libcurl's callbacks.
    private let load: Load

    /// What may hold a secret and is lent to libcurl.
    private final class Load {
        var outgoing: ArraySlice<UInt8> = []
        var incoming: [UInt8] = []
        var limit = 0
        var isOverfull = false
        /// What the answer says of when to come again.
        var retryAfter: String?
        /// Whether somebody wants the talk to end.
        var isStopped: () -> Bool = { false }
    }

    init(_ place: WebPlace, protocols: String, limits: Limits) throws(WireError) {
        guard let curl = Curl.loaded, let handle = curl.makeHandle() else {
            throw WireError(.unusable, "libcurl is not on this machine", mend: "Install the package libcurl4")
        }
        self.curl = curl
        self.handle = handle
        load = Load()
        load.limit = limits.bytes
        set(CURLOPT_URL, place.text)
        set(CURLOPT_PROTOCOLS_STR, protocols)
        set(CURLOPT_PROXY, "")
        set(CURLOPT_NETRC, 0)
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_CONNECTTIMEOUT_MS, limits.connectMilliseconds)
        set(CURLOPT_TIMEOUT_MS, limits.wholeMilliseconds)
        set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let authorities = limits.authorities { set(CURLOPT_CAINFO, authorities) }
        if limits.publicOnly { _ = byline_curl_set_opener(curl.setOption, handle, PublicHost.open) }
        receive()
    }

    deinit {
        curl.cleanUp(handle)
        for list in lists { curl.free(list) }
    }

    func set(_ option: CURLoption, _ text: String) { _ = byline_curl_set_text(curl.setOption, handle, option, text) }
    func set(_ option: CURLoption, _ number: Int) { _ = byline_curl_set_number(curl.setOption, handle, option, number) }

    func set(_ option: CURLoption, _ texts: [String]) {
        var list: UnsafeMutablePointer<curl_slist>?
        for text in texts { list = curl.append(list, text) ?? list }
        guard let list else { return }
        lists.append(list)
        _ = byline_curl_set_pointer(curl.setOption, handle, option, list)
    }

    /// What libcurl is to send as the body of a mail.
    func send(_ bytes: [UInt8]) {
        load.outgoing = bytes[...]
        _ = byline_curl_set_callback(curl.setOption, handle, CURLOPT_READFUNCTION) { target, size, count, context in
            guard let target, let context else { return 0 }
            let load = Unmanaged<Load>.fromOpaque(context).takeUnretainedValue()
            let part = load.outgoing.prefix(size * count)
            part.withUnsafeBytes { bytes in
                if let start = bytes.baseAddress { memcpy(target, start, bytes.count) }
            }
            load.outgoing = load.outgoing.dropFirst(part.count)
            return part.count
        }
        _ = byline_curl_set_pointer(curl.setOption, handle, CURLOPT_READDATA, Unmanaged.passUnretained(load).toOpaque())
        set(CURLOPT_UPLOAD, 1)
    }

    /// A form, sent with POST.
    func post(_ form: String) {
        set(CURLOPT_POST, 1)
        _ = byline_curl_set_size(
            curl.setOption, handle, CURLOPT_POSTFIELDSIZE_LARGE, Int64(form.utf8.count))
        set(CURLOPT_COPYPOSTFIELDS, form)
    }

    private func receive() {
        _ = byline_curl_set_callback(curl.setOption, handle, CURLOPT_WRITEFUNCTION) { source, size, count, context in
            guard let source, let context else { return 0 }
            let load = Unmanaged<Load>.fromOpaque(context).takeUnretainedValue()
            guard load.incoming.count + size * count <= load.limit else {
                load.isOverfull = true
                return 0
            }
            load.incoming.append(contentsOf: UnsafeRawBufferPointer(start: source, count: size * count))
            return size * count
        }
        _ = byline_curl_set_pointer(
            curl.setOption, handle, CURLOPT_WRITEDATA, Unmanaged.passUnretained(load).toOpaque())
    }

    /// Notes the header with which a server says when to come again; all others pass by.
    func watchHeaders() {
        _ = byline_curl_set_callback(curl.setOption, handle, CURLOPT_HEADERFUNCTION) { source, size, count, context in
            guard let source, let context else { return 0 }
            let line = String(decoding: UnsafeRawBufferPointer(start: source, count: size * count), as: UTF8.self)
            let load = Unmanaged<Load>.fromOpaque(context).takeUnretainedValue()
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2, parts[0].lowercased() == "retry-after" {
                load.retryAfter = String(parts[1].filter { !$0.isNewline }.drop { $0 == " " })
            }
            return size * count
        }
        _ = byline_curl_set_pointer(
            curl.setOption, handle, CURLOPT_HEADERDATA, Unmanaged.passUnretained(load).toOpaque())
    }

    /// What `watchHeaders` noted.
    var retryAfter: String? { load.retryAfter }

    /// Ends the talk when that becomes true; libcurl asks at least once a second.
    func end(when isStopped: @escaping () -> Bool) {
        load.isStopped = isStopped
        _ = byline_curl_set_progress(curl.setOption, handle) { context, _, _, _, _ in
            guard let context else { return 0 }
            return Unmanaged<Load>.fromOpaque(context).takeUnretainedValue().isStopped() ? 1 : 0
        }
        _ = byline_curl_set_pointer(
            curl.setOption, handle, CURLOPT_XFERINFODATA, Unmanaged.passUnretained(load).toOpaque())
        set(CURLOPT_NOPROGRESS, 0)
    }

    /// Where the answer sends on to, which is not followed.
    var redirect: String? {
        var address: UnsafePointer<CChar>?
        _ = byline_curl_get_text(curl.getInfo, handle, CURLINFO_REDIRECT_URL, &address)
        return address.map { String(cString: $0) }
    }

    /// Carries the talk out.
    /// - Returns: how it ended for libcurl, the last status the other side gave (0: none), and what it sent.
    func run() -> (code: CURLcode, status: Int, body: [UInt8], isOverfull: Bool) {
        let code = withExtendedLifetime(load) { curl.perform(handle) }
        var status: CLong = 0
        _ = byline_curl_get_number(curl.getInfo, handle, CURLINFO_RESPONSE_CODE, &status)
        return (code, status, load.incoming, load.isOverfull)
    }
}

/// How long and how much a talk may be.
public struct Limits: Hashable, Sendable {
    public var connectMilliseconds: Int
    public var wholeMilliseconds: Int
    /// Of the answer.
    public var bytes: Int
    /// A file with the certificates to trust instead of the system's, in PEM.
    public var authorities: String?
    /// Whether addresses that only this machine or its network can see are refused, whatever name leads to them.
    public var publicOnly: Bool

    public init(
        connectMilliseconds: Int = 10_000, wholeMilliseconds: Int = 30_000, bytes: Int = 1 << 18,
        authorities: String? = nil, publicOnly: Bool = false
    ) {
        self.connectMilliseconds = connectMilliseconds
        self.wholeMilliseconds = wholeMilliseconds
        self.bytes = bytes
        self.authorities = authorities
        self.publicOnly = publicOnly
    }
}

extension WireError {
    /// What a result of libcurl means, in words that name the machine alone.
    init(_ code: CURLcode, machine: String) {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT:
            self.init(.unreachable, "“\(machine)” cannot be reached", mend: "Check its name and port, and the network")
        case CURLE_OPERATION_TIMEDOUT:
            self.init(.timedOut, "“\(machine)” did not answer in time", mend: "Try again later")
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_USE_SSL_FAILED, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_ISSUER_ERROR:
            self.init(
                .untrusted, "“\(machine)” offers no encryption that can be trusted",
                mend: "Check its certificate, and that it speaks TLS 1.2 or later")
        case CURLE_ABORTED_BY_CALLBACK:
            self.init(.broken, "The talk with “\(machine)” was stopped", mend: "")
        case CURLE_LOGIN_DENIED:
            self.init(.denied, "“\(machine)” refused the user name and password", mend: "Check both")
        default:
            self.init(
                .broken, "The talk with “\(machine)” broke off (libcurl's code \(code.rawValue))", mend: "Try again")
        }
    }
}
