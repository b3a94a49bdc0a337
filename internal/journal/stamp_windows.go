package journal

import "os"

// Windows tells size and time of a file that somebody has open only when it is closed.
const stampsTell = false

func fileNumber(os.FileInfo) uint64 { return 0 }
