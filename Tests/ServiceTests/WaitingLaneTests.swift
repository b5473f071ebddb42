import Foundation
import Service
import Synchronization
import Testing

/// Places that are promised, taken and given up.
@Suite struct WaitingLaneTests {
    @Test func `a question whose place was promised before the end is handed back, not forgotten`() {
        let lane = WaitingLane<Int>(room: .max)
        let left = Mutex<[Int]?>(nil)
        #expect(lane.promise())
        let closing = Thread { left.withLock { $0 = lane.close() } }
        closing.start()
        // Until the lane promises nothing any more, it has not begun to close.
        var promised = 1
        while lane.promise() { promised += 1 }
        usleep(20_000)
        for question in 0..<promised { lane.add(question) }
        while !closing.isFinished { usleep(1_000) }
        #expect(left.withLock { $0 } == Array(0..<promised))
    }

    @Test func `there is room for so many, promised or waiting, and for none after the end`() {
        let lane = WaitingLane<Int>(room: 2)
        #expect(lane.promise() && lane.promise() && !lane.promise())
        lane.add(1)
        #expect(!lane.promise())
        lane.add(2)
        #expect(lane.close() == [1, 2] && !lane.promise())
    }

    @Test func `every question is answered once, whichever thread takes it`() {
        let answered = Mutex<[Int]>([])
        let lane = WaitingLane<Int>(room: 1_000)
        #expect(lane.open(threads: 3) { question in answered.withLock { $0.append(question) } })
        for question in 0..<1_000 where lane.promise() { lane.add(question) }
        while answered.withLock({ $0.count }) < 1_000 { usleep(1_000) }
        #expect(lane.close().isEmpty)
        #expect(answered.withLock { $0.sorted() } == Array(0..<1_000))
    }
}
