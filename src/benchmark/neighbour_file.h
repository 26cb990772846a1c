// Reading the tables of statistical neighbours.
#pragma once

#include <span>
#include <string>

#include "base/csv.h"
#include "benchmark/dataset.h"
#include "benchmark/recognise.h"
#include "benchmark/staging.h"

namespace windscreen::benchmark {

/// Reads the rows behind the header into `staging`.
///
/// A wide table (SN_1 … SN_10) is of the model whose year its file's name holds. A table of lists has either
/// one list, that of the model of 2021, or beside it `stat_neighbours_previous`: then the list is that of the
/// model of 2025 and the previous one that of 2021 (docs/benchmarks.md says how that was checked). Throws
/// Error where the model's year cannot be told.
Dataset read_neighbours(base::CsvReader& reader, std::span<const std::string> header, Shape shape,
                        const std::string& file, Staging& staging);

}  // namespace windscreen::benchmark
