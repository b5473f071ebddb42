import CCurl
public import Secrets

/// Hands one message to a mail server.
public enum SMTP {
    /// - Parameters:
    ///   - place: `smtp://host` for a talk that must turn to TLS (STARTTLS) before anything is said, `smtps://host` for
    ///     TLS from the start. On this very machine a server without TLS will do.
    ///   - message: its bytes, lines ending in CR LF.
    public static func send(
        _ message: [UInt8], from sender: String, to recipient: String, at place: WebPlace,
        credentials: (user: String, password: Secret)? = nil, limits: Limits = Limits()
    ) throws(WireError) {
        let talk = try Talk(place, protocols: "smtp,smtps", limits: limits)
        let demand = place.isLoopback ? CURLUSESSL_TRY : CURLUSESSL_ALL
        talk.set(CURLOPT_USE_SSL, Int(demand.rawValue))
        talk.set(CURLOPT_MAIL_FROM, "<\(sender)>")
        talk.set(CURLOPT_MAIL_RCPT, ["<\(recipient)>"])
        if let credentials {
            talk.set(CURLOPT_USERNAME, credentials.user)
            talk.set(CURLOPT_PASSWORD, credentials.password.revealed())
        }
        talk.send(message)
        let (code, status, _, _) = talk.run()
        guard code != CURLE_OK else { return }
        // A server's own words may repeat the address; its number says enough.
        if code != CURLE_LOGIN_DENIED, code != CURLE_OPERATION_TIMEDOUT, status >= 500 {
            throw WireError(
                .refused, "“\(place.machine)” refused the mail (status \(status))",
                mend: "Check the address, and that this machine may send there")
        }
        if code != CURLE_LOGIN_DENIED, code != CURLE_OPERATION_TIMEDOUT, status >= 400 {
            throw WireError(
                .later, "“\(place.machine)” will not take the mail now (status \(status))", mend: "Try again later")
        }
        throw WireError(code, machine: place.machine)
    }
}
