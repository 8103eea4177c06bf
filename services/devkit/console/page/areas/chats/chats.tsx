import { useRoute } from 'preact-iso';
import './chats.css';
import { ChatList } from './chat-list.tsx';
import { ChatView } from './chat-view.tsx';

/** The chats: a list with its search, and behind each what was said. */
export function ChatsPage() {
  const { below: conversation = '' } = useRoute().params;
  return conversation ? <ChatView key={conversation} conversation={conversation} /> : <ChatList />;
}
