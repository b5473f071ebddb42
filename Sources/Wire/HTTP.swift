import CCurl
public import Secrets

/// What a web server answered.
public struct HTTPAnswer: Sendable {
    public var status: Int
    public var body: [UInt8]
    /// Where it sends on to; nobody has gone there.
    public var redirect: String?
    /// The header `Retry-After` as it was sent, where `fetch` asked.
    public var retryAfter: String?
}

/// Asks web servers: no cookies, no proxy, and no redirect is ever followed.
public enum HTTP {
    /// - Throws: `WireError`; an answer of any status is none.
    public static func get(
        _ place: WebPlace, accept: String = "application/json", limits: Limits = Limits()
    ) throws(WireError) -> HTTPAnswer {
        let talk = try Talk(place, protocols: "http,https", limits: limits)
        talk.set(CURLOPT_HTTPHEADER, ["Accept: \(accept)"])
        return try answer(of: talk, place)
    }

    /// Fetches a document for a program that asks often: it says who it is, takes compressed answers, and learns when to
    /// come again. The limit on bytes holds for the answer as unpacked.
    /// - Parameters:
    ///   - agent: the program with its version, and how to reach whoever runs it.
    ///   - isStopped: asked at least once a second; on true the fetch ends with an error.
    public static func fetch(
        _ place: WebPlace, as agent: String, accept: String, limits: Limits,
        isStopped: @escaping () -> Bool = { false }
    ) throws(WireError) -> HTTPAnswer {
        let talk = try Talk(place, protocols: "http,https", limits: limits)
        talk.set(CURLOPT_HTTPHEADER, ["Accept: \(accept)"])
        talk.set(CURLOPT_USERAGENT, agent)
        talk.set(CURLOPT_ACCEPT_ENCODING, "gzip, deflate")
        talk.watchHeaders()
        talk.end(when: isStopped)
        return try answer(of: talk, place)
    }

    /// Sends a form.
    /// - Parameter credentials: sent as HTTP Basic when they are given.
    public static func post(
        _ form: [(name: String, value: String)], to place: WebPlace,
        credentials: (user: String, password: Secret)? = nil,
        limits: Limits = Limits()
    ) throws(WireError) -> HTTPAnswer {
        let talk = try Talk(place, protocols: "http,https", limits: limits)
        // Without “Expect:” libcurl would wait for a leave to go on that many servers never give.
        talk.set(CURLOPT_HTTPHEADER, ["Accept: application/json", "Expect:"])
        if let credentials {
            talk.set(CURLOPT_HTTPAUTH, Int(1))  // CURLAUTH_BASIC, a macro with a cast
            talk.set(CURLOPT_USERNAME, credentials.user)
            talk.set(CURLOPT_PASSWORD, credentials.password.revealed())
        }
        talk.post(form.map { formEncoded($0.name) + "=" + formEncoded($0.value) }.joined(separator: "&"))
        return try answer(of: talk, place)
    }

    private static func answer(of talk: Talk, _ place: WebPlace) throws(WireError) -> HTTPAnswer {
        let (code, status, body, isOverfull) = talk.run()
        if isOverfull {
            throw WireError(.tooLarge, "“\(place.machine)” answers with more than it may", mend: "Is it the right one")
        }
        guard code == CURLE_OK else { throw WireError(code, machine: place.machine) }
        return HTTPAnswer(status: status, body: body, redirect: talk.redirect, retryAfter: talk.retryAfter)
    }

    /// Percent-encoding that leaves only the unreserved characters of RFC 3986.
    public static func formEncoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { encoded, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                encoded += ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
    }
}
