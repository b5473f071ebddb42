import Claims
import Dispatch
import Foundation
import FoundationNetworking

/// Fetches pages over HTTP for proofs: from public hosts alone, at most a megabyte, within twenty seconds, and led on
/// by a redirection only to the same host.
///
/// The address was printed by a source, and a source may be made up, so hosts that only this machine or its network
/// can see are not asked; otherwise a proof would be a way to look behind the door. A public name that leads to a
/// private address is not recognised; who runs this as a service keeps it from inner addresses by other means too.
public struct WebPages: PageFetcher {
    private let allowsLoopback: Bool
    private let seconds: Double

    public init() {
        allowsLoopback = false
        seconds = 20
    }

    /// For tests, with a server of their own on this machine.
    package init(allowingLoopback: Bool, seconds: Double = 20) {
        allowsLoopback = allowingLoopback
        self.seconds = seconds
    }

    public func page(at address: String) throws(BylineError) -> String {
        guard let web = WebAddress(address), let url = URL(string: web.description) else {
            throw BylineError(.invalidInput, "That is no web address", mend: "Give one with --address")
        }
        guard allowsLoopback || !Self.isPrivate(web.host) else {
            throw BylineError(.denied, "That host is not a public one", mend: "Show the token on a public page")
        }
        let visit = Visit(limit: 1 << 20)
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForResource = seconds
        configuration.httpCookieStorage = nil
        let session = URLSession(configuration: configuration, delegate: visit, delegateQueue: nil)
        session.dataTask(with: url).resume()
        let isDone = visit.done.wait(timeout: .now() + seconds + 1) == .success
        session.invalidateAndCancel()
        guard isDone, let page = visit.page else {
            throw BylineError(
                .failure, "The page cannot be fetched: \(visit.fault ?? "no answer in time")",
                mend: "Check that it is public, then call again")
        }
        return String(decoding: page, as: UTF8.self)
    }

    /// Names without a dot and addresses in numbers: of the latter only the loopback, link-local and private ranges.
    static func isPrivate(_ host: String) -> Bool {
        let name = host.split(separator: ":").first.map(String.init) ?? host
        let parts = name.split(separator: ".").map { Int($0) }
        guard parts.count == 4, let first = parts[0], let second = parts[1] else {
            // No public top-level domain is a number: such a host is an address in an unusual spelling.
            return parts.count < 2 || parts.last.map { $0 != nil } ?? true || name.hasPrefix("0x")
                || [".local", ".internal", ".localhost", ".home.arpa"].contains(where: name.hasSuffix)
        }
        switch (first, second) {
        case (0, _), (10, _), (127, _), (169, 254), (172, 16...31), (192, 168), (100, 64...127), (224..., _):
            return true
        default: return false
        }
    }
}

/// One request, as URLSession tells of it.
private final class Visit: NSObject, URLSessionDataDelegate, @unchecked Sendable {
    let done = DispatchSemaphore(value: 0)
    private let limit: Int
    // The session calls its delegate on one queue; the fetcher reads only after `done`, or never again.
    private let lock = NSLock()
    private var bytes: [UInt8] = []
    private var isComplete = false
    private var said: String?

    init(limit: Int) { self.limit = limit }

    var page: [UInt8]? { lock.withLock { isComplete ? bytes : nil } }
    var fault: String? { lock.withLock { said } }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        let isSameHost =
            request.url?.host == task.originalRequest?.url?.host
            && request.url?.port == task.originalRequest?.url?.port
        completionHandler(isSameHost ? request : nil)
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        guard status == 200 else {
            lock.withLock { said = "the server answers \(status)" }
            return completionHandler(.cancel)
        }
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isTooLarge = lock.withLock {
            bytes += data
            if bytes.count > limit { said = "it is larger than a megabyte" }
            return bytes.count > limit
        }
        if isTooLarge { dataTask.cancel() }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        lock.withLock {
            isComplete = error == nil && said == nil
            // The system's own words may repeat the address, so they are left out.
            if error != nil && said == nil { said = "the connection failed" }
        }
        done.signal()
    }
}
