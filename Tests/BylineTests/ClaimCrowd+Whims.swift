import Byline
import Catalog
import TestSupport

extension Crowd {
    /// What makes sense of a claim in that state, the friendly moves more often.
    static func fitting(_ state: ClaimState) -> [ClaimMove] {
        switch state {
        case .verified: [.approve, .approve, .approve, .reject, .review, .withdraw]
        case .approved: [.approve, .approve, .approve, .review, .review, .approve, .review, .dispute, .release]
        case .contested: [.keep, .keep, .revoke, .withdraw, .release]
        case .disputed: [.keep, .keep, .revoke]
        case .pending: [.approve, .review, .approve, .withdraw]
        default: [.withdraw, .release]
        }
    }

    /// Texts that nobody should type.
    static func hostile(_ random: inout SeededGenerator) -> String {
        let texts = [
            "", " ", "’; DROP TABLE audit; --", "a\u{0}b", "me@x.example", "\u{202E}gnp.exe", "\u{FEFF}", "@", "a@",
            "@b.c",
            "x@y.example\r\nBcc: all@z.example", String(repeating: "é", count: 1001),
            String(repeating: "@", count: 70_000),
            "http://127.0.0.1/", "file:///etc/passwd", "https://[::1]/x",
            "https://github.com/ana-lind/ducks-on-ponds/../..",
            "https://ana-lind.example@evil.example/", "1 6 prove 0", "\n\nprevious 64 00", "🦆", "%00", "${HOME}", "C1",
        ]
        return texts.randomElement(using: &random) ?? ""
    }
}
