#!/bin/sh
# Makes seed/documents/videos/share-your-screen-in-zoom.{mp4,en.vtt} from its narration and its slides. The result is in git;
# this is for changing it. It uses Debian's ffmpeg, espeak-ng and fonts-dejavu-core, and node.
# The captions are timed by the length of the spoken lines themselves. A key frame every 2 s lets a player start anywhere.
set -eu

cd "$(dirname "$0")/.."
name=share-your-screen-in-zoom
narration=scripts/tutorial-video/$name.txt
out=seed/documents/videos
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

rate=22050
pause_between_lines=0.35
pause_between_slides=1.0

node scripts/tutorial-video/slides.mjs "$work"
silence() { # seconds file
  ffmpeg -nostdin -v error -f lavfi -i "anullsrc=r=$rate:cl=mono" -t "$1" -c:a pcm_s16le "$2"
}
silence "$pause_between_lines" "$work/line.wav"
silence "$pause_between_slides" "$work/slide.wav"

seconds_of() {
  ffprobe -v error -show_entries format=duration -of csv=p=0 "$1"
}
sum() {
  awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", a + b }'
}
timestamp() {
  awk -v s="$1" 'BEGIN { printf "%02d:%02d:%06.3f", int(s / 3600), int(s % 3600 / 60), s % 60 }'
}
pause() { # file
  echo "file '$1'" >>"$work/sound.txt"
  now=$(sum "$now" "$(seconds_of "$1")")
}
end_slide() {
  [ -n "$slide" ] || return 0
  pause "$work/slide.wav"
  echo "file '$work/$slide.png'" >>"$work/pictures.txt"
  echo "duration $(awk -v a="$slide_start" -v b="$now" 'BEGIN { printf "%.3f", b - a }')" >>"$work/pictures.txt"
}

now=0
slide=
slide_start=0
line_number=0
: >"$work/sound.txt"
: >"$work/pictures.txt"
mkdir -p "$out"
{
  echo WEBVTT
  echo
  echo "NOTE title: $(sed -n 's/^title: //p' "$narration")"
} >"$work/captions.vtt"

while IFS= read -r line; do
  case $line in
    '' | title:*) continue ;;
    '# '*)
      end_slide
      slide=${line#'# '}
      slide_start=$now
      ffmpeg -nostdin -v error -i "$work/$slide.svg" -frames:v 1 -pix_fmt rgb24 "$work/$slide.png"
      continue
      ;;
  esac
  line_number=$((line_number + 1))
  spoken=$work/spoken-$line_number.wav
  # The silence that espeak-ng leaves at both ends would make the captions run late.
  echo "$line" | espeak-ng -v en-us -s 150 -p 45 -z --stdin -w "$work/raw.wav"
  ffmpeg -nostdin -v error -y -i "$work/raw.wav" -af "silenceremove=start_periods=1:start_threshold=-50dB,loudnorm=I=-18" \
    -ar $rate -ac 1 -c:a pcm_s16le "$spoken"
  start=$now
  pause "$spoken"
  printf '\n%s\n%s --> %s\n%s\n' "$line_number" "$(timestamp "$start")" "$(timestamp "$now")" "$line" >>"$work/captions.vtt"
  pause "$work/line.wav"
done <"$narration"
end_slide
# The last picture is listed twice: the demuxer has no length for the last entry.
echo "file '$work/$slide.png'" >>"$work/pictures.txt"

ffmpeg -nostdin -v error -y -f concat -safe 0 -i "$work/pictures.txt" -f concat -safe 0 -i "$work/sound.txt" \
  -vf "fps=10,scale=960:540:flags=lanczos,format=yuv420p" -c:v libx264 -profile:v main -preset veryslow -tune stillimage -crf 27 \
  -force_key_frames 'expr:gte(t,n_forced*2)' -c:a aac -b:a 48k -ac 1 \
  -t "$now" -map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact -movflags +faststart "$out/$name.mp4"
cp "$work/captions.vtt" "$out/$name.en.vtt"
echo "$out/$name.mp4: $now s, $(wc -c <"$out/$name.mp4") bytes, $line_number cues"
